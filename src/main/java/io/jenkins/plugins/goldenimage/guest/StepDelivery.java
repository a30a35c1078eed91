package io.jenkins.plugins.goldenimage.guest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What {@code start.sh} gets to start a step: its arguments, and the files of the step on its standard input. */
final class StepDelivery {
    private static final GuestScript START = GuestScript.ofResources("processes.sh", "start.sh");

    private final List<String> arguments = new ArrayList<>();
    private final ByteArrayOutputStream files = new ByteArrayOutputStream();

    /** @param claim number of the claim to be made: 1, and more for each time that the step starts afresh */
    StepDelivery(DetachedStep step, int claim) {
        String token = UUID.randomUUID().toString();
        // Rounded up: no step gets less time than it may take.
        long seconds = step.timeout().plusNanos(999_999_999).toSeconds();
        arguments.addAll(List.of(
                step.workspace(), step.id(), Integer.toString(claim), token, Long.toString(seconds)));
        add("supervise", GuestScript.ofResources("processes.sh", "supervise.sh").bytes());
        add("launch", GuestScript.ofResources("launch.sh").bytes());
        add("environment", environment(step.environment()));
        add("script", step.script().getBytes(StandardCharsets.UTF_8));
    }

    String commandLine() {
        return START.commandLine(arguments);
    }

    byte[] input() {
        return files.toByteArray();
    }

    private void add(String name, byte[] content) {
        arguments.add(name + ":" + content.length);
        files.writeBytes(content);
    }

    private static byte[] environment(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) ->
                text.append("export ").append(name).append('=').append(GuestScript.quoted(value)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
