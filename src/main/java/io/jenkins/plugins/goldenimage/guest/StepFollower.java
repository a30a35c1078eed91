package io.jenkins.plugins.goldenimage.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.client.session.ClientSession;

/** Follows the output of a step on one channel until the step has ended; the other end is {@code follow.sh}. */
final class StepFollower {
    private static final GuestScript FOLLOW = GuestScript.ofResources("processes.sh", "follow.sh");
    private static final Pattern EXITED = Pattern.compile("exited (\\d{1,9})");
    private static final int CHUNK = 32 * 1024;

    /** More than any greeting that a login shell prints. */
    private static final int MOST_NOISE = 64 * 1024;

    private final ClientSession session;
    private final SshAddress address;
    private final SshTimes times;

    StepFollower(ClientSession session, SshAddress address, SshTimes times) {
        this.session = session;
        this.address = address;
        this.times = times;
    }

    /**
     * What came of following.
     *
     * @param claim the number of the claim that was followed; 0 when the step was never started
     * @param end how that run ended; null when the step was never started
     */
    record Followed(int claim, StepEnd end) {
        static final Followed NEVER_STARTED = new Followed(0, null);
    }

    Followed follow(DetachedStep step, long offset, OutputSink sink) throws GuestException, InterruptedException {
        // Login shells print what they like: only what follows this is ours.
        String mark = UUID.randomUUID().toString();
        Pattern headerLine = Pattern.compile(mark + " (\\d{1,9}) (\\d{1,18})");
        String command =
                FOLLOW.commandLine(List.of(step.workspace(), step.id(), Long.toString(offset), mark));
        try (SshCommand following = SshCommand.start(session, command, null, times.command());
                InputStream output = following.output()) {
            Optional<MatchResult> header = readHeader(output, headerLine);
            if (header.isPresent()) {
                deliver(output, Long.parseLong(header.get().group(2)), sink);
            }
            Integer exitCode = following.awaitEnd(times.command());
            if (exitCode == null) {
                throw address.lost(null);
            }
            Optional<StepEnd> end = end(lastAfter(mark, following.errors()));
            if (exitCode != 0 || end.isPresent() != header.isPresent()) {
                throw address.unusable("Following the step " + step.id(), following.errors());
            }
            return header.map(words -> new Followed(Integer.parseInt(words.group(1)), end.get()))
                    .orElse(Followed.NEVER_STARTED);
        } catch (IOException e) {
            throw address.lost(SshCommand.interruptionOr(e));
        }
    }

    /** The first line of ours; empty when the output ends, or is too much, without one. */
    private static Optional<MatchResult> readHeader(InputStream output, Pattern headerLine) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < MOST_NOISE; read++) {
            int b = output.read();
            if (b < 0) {
                break;
            }
            if (b != '\n') {
                line.write(b);
                continue;
            }
            Matcher found = headerLine.matcher(line.toString(StandardCharsets.UTF_8));
            if (found.find()) {
                return Optional.of(found.toMatchResult());
            }
            line.reset();
        }
        return Optional.empty();
    }

    private static void deliver(InputStream output, long offset, OutputSink sink)
            throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        long end = offset;
        for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
            end += length;
            sink.accept(Arrays.copyOf(chunk, length), end);
        }
    }

    private static String lastAfter(String mark, String errors) {
        int start = errors.lastIndexOf(mark);
        return start < 0 ? "" : errors.substring(start + mark.length()).strip();
    }

    /** Empty for anything else, "absent" included. */
    private static Optional<StepEnd> end(String said) {
        Matcher exited = EXITED.matcher(said);
        if (exited.matches()) {
            return Optional.of(new StepEnd.Exited(Integer.parseInt(exited.group(1))));
        }
        return switch (said) {
            case "timed-out" -> Optional.of(new StepEnd.TimedOut());
            case "interrupted" -> Optional.of(new StepEnd.Interrupted());
            default -> Optional.empty();
        };
    }
}
