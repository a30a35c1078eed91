package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code golden-image plan}. */
@Command(
        name = "plan",
        description = "Prints what a build would do, as JSON, without asking any platform.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws BadInput {
        List<HypervisorType<?, ?>> platforms = Platforms.all();
        spec.commandLine().getOut().print(new BuildJson(platforms).writePretty(options.plans(platforms).builds()));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
