package io.jenkins.plugins.goldenimage.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
        if (file.length() > 4L * YamlTree.MAX_LENGTH) {
            throw new AbortException(Messages.WorkspaceFile_TooLong(path, YamlTree.MAX_LENGTH));
        }
        try (var in = file.read()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AbortException(Messages.WorkspaceFile_NotUtf8(path));
        }
    }
}
