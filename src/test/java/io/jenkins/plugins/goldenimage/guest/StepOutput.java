package io.jenkins.plugins.goldenimage.guest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the output of a step as a caller would: it goes on from where it was. */
final class StepOutput implements OutputSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Long> ends = new ArrayList<>();
    private long end;

    @Override
    public synchronized void accept(byte[] added, long newEnd) {
        bytes.writeBytes(added);
        ends.add(newEnd);
        end = newEnd;
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized long length() {
        return bytes.size();
    }

    /** Where to go on. */
    synchronized long end() {
        return end;
    }

    synchronized List<Long> ends() {
        return List.copyOf(ends);
    }
}
