package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.build.BuildKey;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;

/**
 * The builds that this controller owns. They live in {@code JENKINS_HOME/golden-image/builds}, apart from the runs that
 * started them, until nothing is owed. Safe for use by several threads.
 */
@Extension
public final class Builds {
    private static final Logger LOGGER = Logger.getLogger(Builds.class.getName());
    /** How long an agent may go on unheard before another one takes over. */
    private static final Duration LEASE =
            SystemProperties.getDuration(Builds.class.getName() + ".lease", Duration.ofSeconds(20));

    private final BuildJson json = new BuildJson(Platforms.all());
    private final Map<String, StoredBuild> builds = new ConcurrentHashMap<>();

    /** The builds of this controller. */
    public static Builds get() {
        return ExtensionList.lookupSingleton(Builds.class);
    }

    /** Takes up the builds of an earlier life of this controller. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @SuppressWarnings("unused") // Jenkins calls it
    public static void takeUp() throws IOException {
        get().load();
    }

    private void load() throws IOException {
        Path root = root();
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> directories = Files.list(root)) {
            for (Path directory : directories.toList()) {
                if (!BuildKey.isKey(String.valueOf(directory.getFileName()))) {
                    continue;
                }
                try {
                    if (BuildDirectory.exists(directory)) {
                        StoredBuild build = StoredBuild.open(directory, json, LEASE);
                        builds.put(build.key(), build);
                    } else {
                        BuildDirectory.deleteRemains(directory);
                    }
                } catch (IOException e) {
                    LOGGER.log(Level.WARNING, e, () -> "The build in " + directory + " can't be taken up");
                }
            }
        }
    }

    /** How records of builds are written. */
    public BuildJson json() {
        return json;
    }

    /** The build with this key, if this controller owns it. */
    Optional<StoredBuild> find(String key) {
        return Optional.ofNullable(builds.get(key));
    }

    /** All builds. */
    public Collection<StoredBuild> all() {
        return List.copyOf(builds.values());
    }

    /** The builds that have been started there. */
    public List<StoredBuild> of(Origin origin) {
        return builds.values().stream()
                .filter(build -> build.origin().equals(origin))
                .toList();
    }

    /**
     * Stores a build and has it carried out.
     *
     * @param preferred the node whose agent shall have it if that is one of its connectors; null for any
     */
    public StoredBuild start(BuildPlan plan, Map<String, byte[]> files, Origin origin, Node preferred)
            throws IOException {
        StoredBuild build = StoredBuild.create(root().resolve(plan.key()), plan, files, origin, json, LEASE);
        builds.put(plan.key(), build);
        schedule(new TargetTask(build.key(), plan, preferred), 0);
        return build;
    }

    /** Has the next attempt at a build queued for the agents of its connector, unless it waits there already. */
    void dispatch(StoredBuild build) {
        dispatch(build, 0);
    }

    private static void dispatch(StoredBuild build, int delaySeconds) {
        schedule(new TargetTask(build.key(), build.plan(), null), delaySeconds);
    }

    private static void schedule(TargetTask task, int delaySeconds) {
        Queue.getInstance().schedule2(task, delaySeconds);
    }

    /**
     * Stops a build; what it has made is removed by the attempt that runs. Where none runs, the build is over at once, and
     * the next agent that comes cleans up.
     */
    public void abort(StoredBuild build) {
        try {
            build.owner().abort();
            boolean taken = build.take();
            try {
                // An attempt whose lease has run out is as good as gone, even if its agent has not been missed yet.
                if (taken || build.owner().untilFree().isZero()) {
                    build.owner().conclude();
                    build.end();
                }
            } finally {
                if (taken) {
                    build.giveBack();
                }
            }
            if (taken && build.needsAttempt()) {
                dispatch(build);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The build " + build.key() + " can't be stopped");
        }
    }

    /** Forgets a build that nobody needs any more. */
    void forget(StoredBuild build) {
        if (!build.isDone() || !build.take()) {
            return;
        }
        try {
            builds.remove(build.key());
            build.delete();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The files of build " + build.key() + " can't be removed");
        } finally {
            build.giveBack();
        }
    }

    /** Queues what waits for an agent. Loading the queue discards whatever was queued before, hence so late. */
    @Extension
    public static final class GoOn extends ItemListener {
        @Override
        public void onLoaded() {
            // One after the other, so that they don't all log in at the same moment.
            int delay = 0;
            for (StoredBuild build : Builds.get().all()) {
                if (build.needsAttempt()) {
                    dispatch(build, delay++);
                }
            }
        }
    }

    /** Forgets builds with the end of the run that has waited for them. */
    @Extension
    public static final class RunEnd extends RunListener<Run<?, ?>> {
        @Override
        public void onFinalized(Run<?, ?> run) {
            for (StoredBuild build : Builds.get().all()) {
                if (build.origin().run().equals(run.getExternalizableId())) {
                    Builds.get().forget(build);
                }
            }
        }
    }

    private static Path root() {
        return Jenkins.get().getRootDir().toPath().resolve("golden-image").resolve("builds");
    }
}
