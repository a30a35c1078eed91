package io.jenkins.plugins.goldenimage.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Git repository on this machine, made by the machine's own Git. */
public final class GitRepository {
    private final Path folder;

    public GitRepository(Path folder) throws Exception {
        this.folder = folder;
        git("init", "--quiet", "--initial-branch=main");
    }

    public Path folder() {
        return folder;
    }

    /** Commits a file and returns the commit. */
    public String commit(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return commit(path);
    }

    /** Commits whatever stands at a path and returns the commit. */
    public String commit(String path) throws Exception {
        git("add", path);
        git("commit", "--quiet", "--message", "Change " + path);
        return git("rev-parse", "HEAD");
    }

    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** As jobs and library sources name it. */
    public GitSCM at(String reference) {
        return at(folder.toUri().toString(), reference, null);
    }

    public static GitSCM at(String url, String reference, String credentialsId) {
        return new GitSCM(
                List.of(new UserRemoteConfig(url, null, null, credentialsId)),
                List.of(new BranchSpec(reference)),
                null,
                null,
                List.of());
    }
}
