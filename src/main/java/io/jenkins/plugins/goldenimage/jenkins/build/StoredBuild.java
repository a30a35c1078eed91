package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.FilePath;
import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.build.BuildOwner;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.Phase;
import io.jenkins.plugins.goldenimage.build.Report.LogLine;
import io.jenkins.plugins.goldenimage.build.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A build in the store of the controller: its owner, who has started it, and who watches it. */
public final class StoredBuild {
    private static final String ORIGIN = "origin.json";

    private final BuildDirectory directory;
    private final BuildOwner owner;
    private final Origin origin;
    private final long logBefore;
    private final CopyOnWriteArraySet<Consumer<String>> consoles = new CopyOnWriteArraySet<>();
    private final CompletableFuture<StoredBuild> ended = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();

    private StoredBuild(BuildDirectory directory, Origin origin, Duration lease) throws IOException {
        this.directory = directory;
        this.origin = origin;
        this.logBefore = Files.size(directory.path().resolve(BuildDirectory.LOG));
        this.owner = new BuildOwner(directory, lease, true, Clock.systemUTC(), this::print);
        if (owner.state().result().isPresent()) {
            // The controller may have ended before the record was complete.
            end();
        }
    }

    /** Stores a new build. */
    static StoredBuild create(
            Path path, BuildPlan plan, Map<String, byte[]> files, Origin origin, BuildJson json, Duration lease)
            throws IOException {
        Files.createDirectories(path);
        // The origin first: with the plan the build begins to exist.
        Files.writeString(path.resolve(ORIGIN), json.write(origin));
        return new StoredBuild(BuildDirectory.create(path, plan, files, json), origin, lease);
    }

    /** Reads a build that was stored before. */
    static StoredBuild open(Path path, BuildJson json, Duration lease) throws IOException {
        Origin origin = json.read(Files.readString(path.resolve(ORIGIN)), Origin.class);
        return new StoredBuild(BuildDirectory.open(path, json), origin, lease);
    }

    String key() {
        return plan().key();
    }

    /** What is built, and how: frozen when the build was stored. */
    public BuildPlan plan() {
        return directory.plan();
    }

    Origin origin() {
        return origin;
    }

    /** Who decides about its attempts and knows how it stands. */
    public BuildOwner owner() {
        return owner;
    }

    /** Completes when the build is over; cleaning up may still be owed. */
    public CompletableFuture<StoredBuild> ended() {
        return ended;
    }

    /** Whether an agent has something to do for it. */
    boolean needsAttempt() {
        return owner.state().result().isEmpty() || owner.state().owesCleanUp();
    }

    /** Takes the build for an attempt, or to decide about it without one; false while someone else has it. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** Whether someone has it. */
    boolean isTaken() {
        return taken.get();
    }

    /** Lets others take it; whoever does this has the build go on afterwards. */
    void giveBack() {
        taken.set(false);
    }

    /** The build is over: completes its record. */
    void end() throws IOException {
        owner.finish();
        consoles.clear();
        ended.complete(this);
    }

    /** Shows the log from where this controller has begun to know it, and as it grows. */
    public void attach(Consumer<String> console) throws IOException {
        // The owner writes lines to the log and has them printed under its lock: none is missed, none comes twice.
        synchronized (owner) {
            Path log = directory.path().resolve(BuildDirectory.LOG);
            byte[] bytes = Files.readAllBytes(log);
            new String(bytes, (int) logBefore, bytes.length - (int) logBefore, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(console);
            consoles.add(console);
        }
    }

    private void print(List<LogLine> lines) {
        for (Consumer<String> console : consoles) {
            lines.forEach(line -> console.accept(line.step() == null ? line.text() : "   " + line.text()));
        }
    }

    /** Where its files are. */
    public FilePath files() {
        return new FilePath(directory.path().toFile());
    }

    /** Its files, by their paths as artifacts. */
    public Map<String, String> artifacts() throws IOException {
        return directory.artifacts().stream()
                .map(path -> path.toString().replace('\\', '/'))
                .collect(Collectors.toMap(path -> artifactFolder() + path, path -> path));
    }

    /** Where its files are among the artifacts of the run, with a slash at the end. */
    public String artifactFolder() {
        return "golden-image/" + plan().definition() + "/" + plan().target() + "/";
    }

    /** Whether nobody needs it any more. A run that is still going may ask for it again after a restart. */
    boolean isDone() {
        return !needsAttempt() && !origin.waits();
    }

    void delete() throws IOException {
        directory.delete();
    }

    /** Where it is, in a few words. */
    public String status() {
        Optional<Result> result = owner.state().result();
        if (result.isPresent()) {
            return result.get().name().toLowerCase(Locale.ROOT);
        }
        Phase phase = owner.state().phase();
        return phase == null ? "waiting for an agent" : phase.title();
    }

    /** Whether it was stopped. */
    public boolean wasAborted() {
        return owner.state().result().equals(Optional.of(Result.ABORTED));
    }
}
