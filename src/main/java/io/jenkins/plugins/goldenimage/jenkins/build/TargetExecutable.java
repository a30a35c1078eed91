package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.queue.SubTask;
import java.util.Optional;
import jenkins.model.queue.AsynchronousExecution;

/** An attempt that has got its agent. It holds no thread of the executor, and does not keep a controller from restarting. */
final class TargetExecutable implements Queue.Executable {
    private final TargetTask task;

    TargetExecutable(TargetTask task) {
        this.task = task;
    }

    @Override
    public SubTask getParent() {
        return task;
    }

    @Override
    public void run() throws AsynchronousExecution {
        Optional<StoredBuild> build = Builds.get().find(task.key()).filter(StoredBuild::needsAttempt);
        Executor executor = Executor.currentExecutor();
        if (build.isEmpty() || executor == null) {
            return;
        }
        Computer computer = executor.getOwner();
        Execution execution = new Execution(build.get());
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                new AgentAttempt(build.get(), computer).run();
            } finally {
                execution.completed(null);
            }
        });
        throw execution;
    }

    private static final class Execution extends AsynchronousExecution {
        private static final long serialVersionUID = 1L;

        private final transient StoredBuild build;

        Execution(StoredBuild build) {
            this.build = build;
        }

        @Override
        public void interrupt(boolean forShutdown) {
            if (!forShutdown) {
                Builds.get().abort(build);
            }
        }

        @Override
        public boolean blocksRestart() {
            return false;
        }

        @Override
        public boolean displayCell() {
            return true;
        }
    }
}
