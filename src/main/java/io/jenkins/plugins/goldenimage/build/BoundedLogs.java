package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.build.Report.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The logs of a build on disk. A log that grows too long ends with a notice; the rest is dropped. */
final class BoundedLogs {
    static final long MAX_BYTES = 64L * 1024 * 1024;
    /** Steps are named by engines, which may run on agents; nothing else may become a path. */
    private static final Pattern STEP = Pattern.compile("[0-9A-Za-z-]{1,100}");

    private static final String NOTICE = "[this log has reached " + MAX_BYTES + " bytes; the rest is left out]";

    private final Path directory;

    BoundedLogs(Path directory) {
        this.directory = directory;
    }

    void append(List<LogLine> lines) throws IOException {
        Map<Path, StringBuilder> texts = new LinkedHashMap<>();
        for (LogLine line : lines) {
            add(texts, directory.resolve(BuildDirectory.LOG), line);
            if (line.step() != null && STEP.matcher(line.step()).matches()) {
                add(texts, directory.resolve(BuildDirectory.GUEST_LOGS).resolve(line.step() + ".log"), line);
            }
        }
        for (Map.Entry<Path, StringBuilder> text : texts.entrySet()) {
            append(text.getKey(), text.getValue());
        }
    }

    private static void add(Map<Path, StringBuilder> texts, Path file, LogLine line) {
        texts.computeIfAbsent(file, any -> new StringBuilder())
                .append(line.text().replace('\n', ' '))
                .append('\n');
    }

    private static void append(Path file, CharSequence text) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size >= MAX_BYTES) {
            return;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (size + bytes.length >= MAX_BYTES) {
            bytes = (text + NOTICE + "\n").getBytes(StandardCharsets.UTF_8);
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
