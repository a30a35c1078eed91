package io.jenkins.plugins.goldenimage.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be signalled and killed. */
final class CliProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * What a command has returned and written.
     *
     * @param out standard output
     * @param err standard error
     */
    record Finished(int exitCode, String out, String err) {
        String all() {
            return out + err;
        }
    }

    /** Starts a command; its output goes to new files in a directory. */
    static CliProcess start(Path directory, List<String> arguments) {
        // Compiled little and collected by one thread: most of what these processes do is starting.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GoldenImage.class.getName()));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(directory, arguments.get(0), ".out");
            Path err = Files.createTempFile(directory, arguments.get(0), ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new CliProcess(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    Finished finish() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The command does not end:\n" + read(out) + read(err));
        }
        return new Finished(process.exitValue(), read(out), read(err));
    }

    /** Waits until its standard output holds a text. */
    void awaitOutput(String text) {
        await("output of " + text).atMost(LONGEST).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The command has ended without '" + text + "':\n" + read(out) + read(err));
            }
            return read(out).contains(text);
        });
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without any chance for it to do something about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
