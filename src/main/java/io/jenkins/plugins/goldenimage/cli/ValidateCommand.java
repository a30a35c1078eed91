package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.Library;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code golden-image validate}. */
@Command(name = "validate", description = "Checks definitions.", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private LibraryFiles files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws BadInput {
        Library library = files.read(Platforms.all());
        spec.commandLine().getOut().println(files.names() + ": " + library.images().size() + " image definition(s), "
                + library.operatingSystems().size() + " operating system(s), " + library.builders().size()
                + " builder(s), " + library.roles().size() + " role(s), " + library.connections().size()
                + " connection(s), no mistakes");
        return ExitCode.DONE;
    }
}
