package io.jenkins.plugins.goldenimage.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A build on disk: the frozen plan, the journal, the last progress, the logs, and at the end the manifest. What has been
 * appended to the journal survives a crash of the machine. Not safe for use by several threads.
 */
public final class BuildDirectory {
    /** The journal, one JSON document in a line. */
    public static final String JOURNAL = "journal.jsonl";
    /** The build's own log. */
    public static final String LOG = "build.log";
    /** Folder of the logs of steps. */
    public static final String GUEST_LOGS = "guest";
    /** The record of the image. */
    public static final String MANIFEST = "manifest.json";

    private static final String FILES = "files";
    private static final String PLAN = "plan.json";
    private static final String PROGRESS = "progress.json";
    private static final int FORMAT = 1;

    private final Path directory;
    private final BuildJson json;
    private final BuildPlan plan;
    private final BoundedLogs logs;
    private final BuildFiles files;
    private Progress progress;

    /** What stands in the plan's file. */
    private record Header(int format, BuildPlan plan) {}

    private BuildDirectory(Path directory, BuildJson json, BuildPlan plan, Progress progress) {
        this.directory = directory;
        this.json = json;
        this.plan = plan;
        this.progress = progress;
        this.logs = new BoundedLogs(directory);
        this.files = new BuildFiles(directory.resolve(FILES));
    }

    /** Whether there is a build in this directory. */
    public static boolean exists(Path directory) {
        return Files.exists(directory.resolve(PLAN));
    }

    /**
     * Begins a build in a directory, which is made.
     *
     * @param files that the plan puts into the guest, by SHA-256; others are left out
     * @throws IOException when there is a build in it already, or it can't be written
     */
    public static BuildDirectory create(Path directory, BuildPlan plan, Map<String, byte[]> files, BuildJson json)
            throws IOException {
        if (exists(directory)) {
            throw new IOException(directory + " holds a build already");
        }
        Files.createDirectories(directory.resolve(GUEST_LOGS));
        Files.writeString(directory.resolve(LOG), "");
        Files.writeString(directory.resolve(JOURNAL), "");
        new BuildFiles(directory.resolve(FILES)).create(plan.filesOf(files));
        replace(directory.resolve(PLAN), json.writePretty(new Header(FORMAT, plan)));
        return new BuildDirectory(directory, json, plan, Progress.NONE);
    }

    /**
     * Goes on with the build in a directory.
     *
     * @throws IOException when there is none, or it can't be read
     */
    public static BuildDirectory open(Path directory, BuildJson json) throws IOException {
        if (!exists(directory)) {
            throw new IOException(directory + " holds no build: there is no " + PLAN + " in it");
        }
        Header header = json.read(Files.readString(directory.resolve(PLAN)), Header.class);
        if (header.format() != FORMAT) {
            throw new IOException(directory.resolve(PLAN) + " has the format " + header.format()
                    + "; this version of Golden Image reads format " + FORMAT);
        }
        dropTornLine(directory.resolve(JOURNAL));
        return new BuildDirectory(directory, json, header.plan(), readProgress(directory.resolve(PROGRESS), json));
    }

    /** Where it is. */
    public Path path() {
        return directory;
    }

    /** What is built. */
    public BuildPlan plan() {
        return plan;
    }

    /** What it puts into its guest. */
    BuildFiles files() {
        return files;
    }

    /** The last progress; lossy. */
    public Progress progress() {
        return progress;
    }

    /** Reads the journal. */
    public BuildState readState() throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(JOURNAL))) {
            try {
                entries.add(json.read(line, JournalEntry.class));
            } catch (JsonProcessingException e) {
                throw new IOException(
                        directory.resolve(JOURNAL) + " can't be read in line " + (entries.size() + 1), e);
            }
        }
        return new BuildState(entries);
    }

    /** Stores an entry; it is on the disk when this returns. */
    public void append(JournalEntry entry) throws IOException {
        try (FileChannel channel = FileChannel.open(
                directory.resolve(JOURNAL), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = StandardCharsets.UTF_8.encode(json.write(entry) + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        }
    }

    /** Stores progress and lines. */
    public void report(Report report) throws IOException {
        logs.append(report.lines());
        if (!report.progress().equals(progress)) {
            progress = report.progress();
            replace(directory.resolve(PROGRESS), json.write(progress));
        }
    }

    /** Completes the record of a build that is over: its manifest, where there is an image, and the check sums. */
    public void finish(BuildState state) throws IOException {
        if (state.decided().filter(Result.SUCCESS::equals).isPresent()) {
            replace(directory.resolve(MANIFEST), json.writePretty(Manifest.of(plan, state)));
        }
        CheckSums.write(directory, artifacts());
    }

    /** Paths, below the directory, of everything that is worth keeping. */
    public List<Path> artifacts() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of(MANIFEST, LOG, JOURNAL, CheckSums.FILE)) {
            if (Files.exists(directory.resolve(name))) {
                files.add(Path.of(name));
            }
        }
        try (var guestLogs = Files.list(directory.resolve(GUEST_LOGS))) {
            guestLogs.sorted().map(directory::relativize).forEach(files::add);
        }
        return files;
    }

    /** Removes the build, so that a crash in the middle leaves none rather than half of one. */
    public void delete() throws IOException {
        Files.deleteIfExists(directory.resolve(PLAN));
        deleteRemains(directory);
    }

    /** Removes what a crash has left of a directory in which no build exists, or not any more. */
    public static void deleteRemains(Path directory) throws IOException {
        if (exists(directory)) {
            throw new IOException(directory + " holds a build");
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Progress readProgress(Path file, BuildJson json) throws IOException {
        try {
            return Files.exists(file) ? json.read(Files.readString(file), Progress.class) : Progress.NONE;
        } catch (JsonProcessingException e) {
            // Progress may be lost: a crash of the machine can leave an empty file.
            return Progress.NONE;
        }
    }

    /** An entry whose line has no end was never acknowledged. */
    private static void dropTornLine(Path journal) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
    }
}
