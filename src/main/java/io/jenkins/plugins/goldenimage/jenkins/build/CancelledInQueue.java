package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;

/** Whoever cancels a waiting attempt stops its build. */
@Extension
public final class CancelledInQueue extends QueueListener {
    @Override
    public void onLeft(Queue.LeftItem item) {
        if (item.isCancelled() && item.task instanceof TargetTask task) {
            Builds.get().find(task.key()).ifPresent(build -> Builds.get().abort(build));
        }
    }
}
