package io.jenkins.plugins.goldenimage.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import java.io.IOException;
import java.io.InputStream;

/** Reads definitions from a workspace. */
final class WorkspaceFile {
    private WorkspaceFile() {}

    /** The text of a file; the workspace is null outside {@code node}. */
    static String read(FilePath workspace, String path) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(Messages.WorkspaceFile_NoWorkspace(path));
        }
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException(Messages.WorkspaceFile_NoFile(path, workspace.getRemote()));
        }
        try (InputStream in = file.read()) {
            return Document.read(path, null, in).text();
        } catch (DefinitionException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
