package io.jenkins.plugins.goldenimage.jenkins.library;

import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FolderFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** A file with definitions in a workspace, and the files in its folder and elsewhere in the workspace. */
public final class WorkspaceFile implements OpenLibrary {
    private final FilePath workspace;
    private final Document document;

    private WorkspaceFile(FilePath workspace, Document document) {
        this.workspace = workspace;
        this.document = document;
    }

    /** Reads the definitions; the workspace is null outside {@code node}. */
    public static WorkspaceFile open(FilePath workspace, String path) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(Messages.WorkspaceFile_NoWorkspace(path));
        }
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException(Messages.WorkspaceFile_NoFile(path, workspace.getRemote()));
        }
        try (InputStream in = file.read()) {
            return new WorkspaceFile(workspace, Document.read(path, null, in));
        } catch (DefinitionException e) {
            throw new AbortException(e.getMessage());
        }
    }

    @Override
    public List<Document> documents() {
        return List.of(document);
    }

    @Override
    public byte[] read(Document document, String path) throws IOException, InterruptedException {
        String source = document.source().replace('\\', '/');
        String folder = source.substring(0, Math.max(0, source.lastIndexOf('/')));
        return workspace.act(new Read(document, folder, path));
    }

    /** Runs where the workspace is, since only there symbolic links can be judged. */
    private static final class Read extends MasterToSlaveFileCallable<byte[]> {
        private static final long serialVersionUID = 1L;

        private final String source;
        private final String folder;
        private final String path;

        Read(Document document, String folder, String path) {
            this.source = document.source();
            this.folder = folder;
            this.path = path;
        }

        @Override
        public byte[] invoke(File root, VirtualChannel channel) throws IOException {
            return new FolderFiles(root.toPath()).read(new Document(source, ""), folder, path);
        }
    }
}
