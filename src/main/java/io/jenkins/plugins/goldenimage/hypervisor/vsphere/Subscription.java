package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ObjectUpdate;
import com.vmware.vim25.ObjectUpdateKind;
import com.vmware.vim25.PropertyChange;
import com.vmware.vim25.PropertyChangeOp;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody's interest in properties of one object. Everything in it belongs to the thread of the {@link UpdateStream},
 * except that any thread may close it.
 */
final class Subscription {
    /** Hears the news, in the thread of the stream; must not block. */
    interface Observer {
        /**
         * Something has changed.
         *
         * @param properties all current values by path
         * @return whether that was all there is to know, so that the subscription ends
         */
        boolean changed(Map<String, Object> properties);

        /** The object does not exist any more; there will be no more news. */
        void gone();

        /** Nothing can be known any more, for this reason. */
        void failed(HypervisorException cause);
    }

    private final ManagedObjectReference object;
    private final String[] paths;
    private final Observer observer;
    private final Runnable onClose;
    private final Map<String, Object> values = new HashMap<>();
    private ManagedObjectReference filter;
    private boolean reported;
    private boolean settled;
    private volatile boolean closed;

    Subscription(ManagedObjectReference object, String[] paths, Observer observer, Runnable onClose) {
        this.object = object;
        this.paths = paths;
        this.observer = observer;
        this.onClose = onClose;
    }

    ManagedObjectReference object() {
        return object;
    }

    String[] paths() {
        return paths;
    }

    boolean isClosed() {
        return closed;
    }

    /** What the server knows the interest by; null while it knows nothing of it. */
    ManagedObjectReference filter() {
        return filter;
    }

    /** The server knows of the interest, or not any more. */
    void filter(ManagedObjectReference newFilter) {
        filter = newFilter;
        reported = false;
        values.clear();
    }

    boolean isReported() {
        return reported;
    }

    /** Whether all is known, so that nothing more will change. */
    boolean isSettled() {
        return settled;
    }

    void update(ObjectUpdate update) {
        reported = true;
        if (update.getKind() == ObjectUpdateKind.leave) {
            end(observer::gone);
            return;
        }
        if (update.getChangeSet() != null) {
            for (PropertyChange change : update.getChangeSet()) {
                if (change.getOp() == PropertyChangeOp.assign && change.getVal() != null) {
                    values.put(change.getName(), change.getVal());
                } else {
                    values.remove(change.getName());
                }
            }
        }
        if (!closed && observer.changed(Map.copyOf(values))) {
            settled = true;
            closed = true;
        }
    }

    void gone() {
        end(observer::gone);
    }

    void failed(HypervisorException cause) {
        end(() -> observer.failed(cause));
    }

    private void end(Runnable notification) {
        if (!closed) {
            closed = true;
            notification.run();
        }
    }

    /** No more news are needed, and nobody is bothered with that: the server is told when it has news for anybody. */
    void abandon() {
        closed = true;
    }

    /** No more news are needed; those under way may still arrive. */
    void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}
