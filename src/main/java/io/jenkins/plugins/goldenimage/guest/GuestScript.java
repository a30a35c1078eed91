package io.jenkins.plugins.goldenimage.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shell scripts of ours that run in the guest: resources next to this class. */
final class GuestScript {
    private final String text;

    private GuestScript(String text) {
        this.text = text;
    }

    /** A script of one line. */
    static GuestScript ofText(String text) {
        return new GuestScript(text);
    }

    /** The named resources, one behind the other. */
    static GuestScript ofResources(String... names) {
        return new GuestScript(Stream.of(names).map(GuestScript::read).collect(Collectors.joining("\n")));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A command line that runs the script with these arguments, whatever shell the user has. It shows in the guest's
     * list of processes.
     */
    String commandLine(List<String> arguments) {
        // exec: the script's parent is the SSH server then, by which it notices that a connection is gone.
        return Stream.concat(Stream.of(text, "golden-image"), arguments.stream())
                .map(GuestScript::quoted)
                .collect(Collectors.joining(" ", "exec /bin/sh -c ", ""));
    }

    /** One word of a POSIX shell, whatever it holds. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String read(String name) {
        try (InputStream resource = GuestScript.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The plugin's own script " + name + " can't be read", e);
        }
    }
}
