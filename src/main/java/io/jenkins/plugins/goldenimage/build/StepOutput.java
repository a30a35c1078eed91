package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Turns the raw output of a step into lines of the log. Output is hostile: control characters are dropped, and lines
 * without end are cut into pieces.
 */
final class StepOutput implements OutputSink {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final Pattern TERMINAL_COMMANDS = Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_])");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private final AttemptLog log;
    private final String step;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long end;

    StepOutput(AttemptLog log, String step, long end) {
        this.log = log;
        this.step = step;
        this.end = end;
    }

    /** Bytes that stand in the log as lines: where to go on from on another connection. */
    long end() {
        line.reset();
        return end;
    }

    @Override
    public void accept(byte[] bytes, long endOfBytes) throws InterruptedException {
        long begin = endOfBytes - bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                line.write(bytes[i]);
            }
            if (bytes[i] == '\n' || line.size() >= LONGEST_LINE) {
                write(begin + i + 1);
            }
        }
    }

    /** Writes the last line, which may lack its end. */
    void close() throws InterruptedException {
        if (line.size() > 0) {
            write(end + line.size());
        }
    }

    private void write(long endOfLine) throws InterruptedException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        end = endOfLine;
        String plain = CONTROLS.matcher(TERMINAL_COMMANDS.matcher(text).replaceAll("")).replaceAll("");
        log.output(step, plain, end);
    }
}
