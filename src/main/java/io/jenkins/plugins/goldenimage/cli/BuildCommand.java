package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.Planned;
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

/** {@code golden-image build}. */
@Command(name = "build", description = "Builds an image.", mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions options;

    @Mixin
    private CredentialsFile credentials;

    @Mixin
    private OutputDirectory output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws BadInput, IOException {
        List<HypervisorType<?, ?>> platforms = Platforms.all();
        Planned planned = options.plan(platforms);
        BuildPlan plan = planned.builds().get(0);
        Map<String, Login> logins = credentials.resolve(plan.credentials());
        try (FileChannel lock = output.lock()) {
            if (BuildDirectory.exists(output.path())) {
                throw new BadInput(output.path() + ": holds a build already; go on with it by 'golden-image resume',"
                        + " or name another directory");
            }
            BuildDirectory directory =
                    BuildDirectory.create(output.path(), plan, planned.files(), new BuildJson(platforms));
            return new LocalBuild(platforms, spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(directory, logins);
        }
    }
}
