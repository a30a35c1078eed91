package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.model.queue.WorkUnit;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connections;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Holds builds back while their connection has as many as it may ({@code maxConcurrentBuilds}). A build counts from its
 * first attempt until it is over, also while it waits for another agent: its machine is there. What has begun is therefore
 * never held back, and neither is cleaning up.
 */
@Extension
public final class ConnectionLimit extends QueueTaskDispatcher {
    @Override
    public CauseOfBlockage canRun(Queue.Item item) {
        if (!(item.task instanceof TargetTask task)) {
            return null;
        }
        int limit = Connections.get()
                .connection(task.connection())
                .map(ConfiguredConnection::getMaxConcurrentBuilds)
                .orElse(0);
        Optional<StoredBuild> build = Builds.get().find(task.key());
        if (limit == 0 || build.filter(ConnectionLimit::isNew).isEmpty()) {
            return null;
        }
        Set<String> started = startedAttempts();
        long building = Builds.get().all().stream()
                .filter(other -> other.plan().connection().name().equals(task.connection()))
                .filter(other -> isUnderWay(other, started))
                .count();
        return building < limit ? null : new LimitReached(task.connection(), limit);
    }

    private static boolean isNew(StoredBuild build) {
        return build.owner().state().attempt() == 0
                && build.owner().state().result().isEmpty();
    }

    private static boolean isUnderWay(StoredBuild build, Set<String> started) {
        return build.owner().state().result().isEmpty()
                && (build.owner().state().attempt() > 0 || started.contains(build.key()));
    }

    /** The builds whose attempts have got an executor; the first fact of an attempt comes a little later. */
    private static Set<String> startedAttempts() {
        Set<String> keys = new HashSet<>();
        Arrays.stream(Jenkins.get().getComputers())
                .map(Computer::getOneOffExecutors)
                .flatMap(executors -> executors.stream().map(Executor::getCurrentWorkUnit))
                .flatMap(Stream::ofNullable)
                .map((WorkUnit unit) -> unit.work)
                .filter(TargetTask.class::isInstance)
                .forEach(work -> keys.add(((TargetTask) work).key()));
        return keys;
    }

    /** Why a build waits. */
    private static final class LimitReached extends CauseOfBlockage {
        private final String connection;
        private final int limit;

        LimitReached(String connection, int limit) {
            this.connection = connection;
            this.limit = limit;
        }

        @Override
        public String getShortDescription() {
            return Messages.ConnectionLimit_Reached(connection, limit);
        }
    }
}
