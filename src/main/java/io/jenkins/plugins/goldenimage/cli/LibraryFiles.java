package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FolderFiles;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names files with definitions. Other files that these name stand in the folder of each. */
final class LibraryFiles implements SourceFiles {
    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = "YAML file with definitions; may be repeated: what stands in one may be named in the others")
    private List<Path> files;

    /** For messages. */
    String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    Library read(Collection<? extends PlatformType<?, ?>> platforms) throws BadInput {
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(readDocument(file));
        }
        try {
            return new LibraryReader(platforms).read(documents);
        } catch (DefinitionException e) {
            throw new BadInput(e.getMessage());
        }
    }

    @Override
    public byte[] read(Document document, String path) throws IOException {
        Path folder = Path.of(document.source()).toAbsolutePath().getParent();
        return new FolderFiles(folder).read(document, "", path);
    }

    static Document readDocument(Path file) throws BadInput {
        if (Files.isDirectory(file)) {
            throw new BadInput(file + ": is a directory, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Document.read(file.toString(), null, in);
        } catch (DefinitionException e) {
            throw new BadInput(e.getMessage());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static BadInput unreadable(Path file, IOException e) {
        boolean missing = e instanceof NoSuchFileException;
        return new BadInput(file + (missing ? ": there is no such file" : ": can't be read: " + e));
    }
}
