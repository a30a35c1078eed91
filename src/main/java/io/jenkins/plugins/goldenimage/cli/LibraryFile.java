package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FolderFiles;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Option;

/** The option that names a file with definitions. Other files that these name stand in its folder. */
final class LibraryFile implements SourceFiles {
    @Option(names = "--file", required = true, paramLabel = "FILE", description = "YAML file with definitions")
    private Path file;

    String source() {
        return file.toString();
    }

    Library read(Collection<? extends PlatformType<?, ?>> platforms) throws BadInput {
        try {
            return new LibraryReader(platforms).read(source(), readText(file));
        } catch (DefinitionException e) {
            throw new BadInput(e.getMessage());
        }
    }

    @Override
    public byte[] read(Document document, String path) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return new FolderFiles(folder).read(document, "", path);
    }

    static String readText(Path file) throws BadInput {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + ": is a directory, not a file");
            }
            // A character has at most four bytes; what is longer need not be read to be refused.
            if (Files.size(file) > 4L * YamlTree.MAX_LENGTH) {
                throw new BadInput(
                        file + ": is longer than " + YamlTree.MAX_LENGTH + " characters, the most that is read");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadInput(file + ": is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static BadInput unreadable(Path file, IOException e) {
        boolean missing = e instanceof NoSuchFileException;
        return new BadInput(file + (missing ? ": there is no such file" : ": can't be read: " + e));
    }
}
