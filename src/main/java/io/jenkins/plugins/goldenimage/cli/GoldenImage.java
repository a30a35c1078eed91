package io.jenkins.plugins.goldenimage.cli;

import java.io.IOException;
import io.jenkins.plugins.goldenimage.hypervisor.ProductVersion;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "golden-image",
        description = "Builds standardized operating-system images on premises.",
        mixinStandardHelpOptions = true,
        versionProvider = GoldenImage.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ValidateCommand.class, PlanCommand.class, BuildCommand.class, ResumeCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:the input can't be used",
            "3:preflight has found that something is missing",
            "4:the build has failed",
            "5:the build was stopped"
        })
public final class GoldenImage {
    /** The library tells of every connection, which the build's own lines do in words for people. */
    private static final Logger SSH_LIBRARY = Logger.getLogger("org.apache.sshd");

    private GoldenImage() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Libraries tell their daily routine, which is nobody's on a terminal.
        Logger.getLogger("").setLevel(Level.WARNING);
        SSH_LIBRARY.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new GoldenImage())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof BadInput) {
                        command.getErr().println(exception.getMessage());
                        return ExitCode.BAD_INPUT;
                    }
                    if (exception instanceof IOException) {
                        command.getErr().println("Files can't be read or written: " + exception);
                        return ExitCode.FAILED;
                    }
                    throw exception;
                });
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"golden-image " + ProductVersion.text()};
        }
    }
}
