package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code golden-image resume}. */
@Command(
        name = "resume",
        description = "Goes on with a build whose process has ended, or with cleaning up that could not be done.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private CredentialsFile credentials;

    @Mixin
    private OutputDirectory output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws BadInput, IOException {
        List<HypervisorType<?, ?>> platforms = Platforms.all();
        if (!BuildDirectory.exists(output.path())) {
            throw new BadInput(output.path() + ": holds no build; begin one by 'golden-image build'");
        }
        try (FileChannel lock = output.lock()) {
            BuildDirectory directory = open(platforms);
            Map<String, Login> logins =
                    credentials.resolve(directory.plan().credentials());
            return new LocalBuild(platforms, spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(directory, logins);
        }
    }

    private BuildDirectory open(List<HypervisorType<?, ?>> platforms) throws BadInput {
        try {
            return BuildDirectory.open(output.path(), new BuildJson(platforms));
        } catch (IOException e) {
            throw new BadInput(output.path() + ": the build in it can't be read: " + e.getMessage());
        }
    }
}
