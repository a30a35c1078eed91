package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.UNKNOWN;

import com.vmware.vim25.ManagedObjectNotFound;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.NotAuthenticated;
import com.vmware.vim25.RequestCanceled;
import com.vmware.vim25.UpdateSet;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * News of all objects that anybody in a session waits for, with one long poll (PropertyCollector.WaitForUpdatesEx) in one
 * thread, which exists while there is something to wait for. Safe for use by several threads.
 *
 * <p>Only that thread changes filters and waits, because servers don't like it when two do. Whoever has something new for
 * it ends its wait. A wait that is cut is repeated with a collector made anew: what has happened in between is told then.
 */
final class UpdateStream implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(UpdateStream.class.getName());

    /** A server that does not answer for so long is not just restarting. */
    private static final Duration GIVE_UP = Duration.ofMinutes(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** How long closing waits for the thread, which an interrupt ends at once. */
    private static final Duration END = Duration.ofSeconds(5);

    private final VsphereSession session;
    private final UpdateCollector collector;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Thread thread;
    private boolean waiting;
    private long wait;
    private long wakened;
    private boolean closed;

    UpdateStream(VsphereSession session) {
        this.session = session;
        this.collector = new UpdateCollector(session);
    }

    /** Follows properties of an object until the subscription is closed or its observer has heard enough. */
    Subscription follow(ManagedObjectReference object, String[] paths, Subscription.Observer observer)
            throws HypervisorException {
        Subscription subscription = new Subscription(object, paths, observer, this::wakeUp);
        lock.lock();
        try {
            if (closed) {
                throw sessionClosed();
            }
            subscriptions.add(subscription);
            if (thread == null) {
                thread = session.threads().newThread(this::run);
                thread.start();
            } else {
                wakeUp();
            }
        } finally {
            lock.unlock();
        }
        return subscription;
    }

    private void wakeUp() {
        lock.lock();
        try {
            if (waiting && !closed && wakened != wait) {
                long current = wait;
                wakened = wait;
                ScheduledExecutorService background = session.threads().background();
                background.execute(new WaitCancellation(collector, () -> isWaiting(current), background));
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isWaiting(long which) {
        lock.lock();
        try {
            return waiting && wait == which && !closed;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, GIVE_UP);
        try {
            while (arrange(backoff)) {
                if (awaitNews(backoff)) {
                    backoff.reset();
                }
            }
        } catch (InterruptedException e) {
            failAll(sessionClosed());
        } catch (HypervisorException e) {
            failAll(e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The event stream has failed", e);
            failAll(new HypervisorException(UNKNOWN, "vSphere", "the event stream has failed", "Look at the log", e));
        }
    }

    /**
     * Makes the server follow what is subscribed, and nothing else.
     *
     * @return whether there is anything to wait for; otherwise this thread must end
     */
    private boolean arrange(Backoff backoff) throws InterruptedException, HypervisorException {
        while (true) {
            Subscription open;
            lock.lock();
            try {
                subscriptions.removeIf(subscription -> subscription.isClosed() && subscription.filter() == null);
                if (subscriptions.isEmpty()) {
                    thread = null;
                    return false;
                }
                open = subscriptions.stream()
                        .filter(subscription -> subscription.isClosed() || subscription.filter() == null)
                        .findFirst()
                        .orElse(null);
                if (open == null) {
                    waiting = true;
                    wait++;
                    return true;
                }
            } finally {
                lock.unlock();
            }
            try {
                arrange(open);
            } catch (RemoteException e) {
                recover(e, backoff);
            }
        }
    }

    private void arrange(Subscription subscription) throws RemoteException, InterruptedException {
        if (subscription.isClosed()) {
            collector.release(subscription);
            subscription.filter(null);
            return;
        }
        try {
            ManagedObjectReference filter = collector.createFilter(subscription);
            if (filter == null) {
                subscription.gone();
            } else {
                subscription.filter(filter);
            }
        } catch (SoapFault e) {
            if (isLost(e)) {
                throw e;
            }
            subscription.failed(session.translate(e, session.names().describe(subscription.object())));
        }
    }

    /** Whether the server has lost our session, or with it the collector. */
    private static boolean isLost(SoapFault fault) {
        return fault.fault() instanceof NotAuthenticated || fault.fault() instanceof ManagedObjectNotFound;
    }

    /** Returns whether the server has answered. */
    private boolean awaitNews(Backoff backoff) throws InterruptedException, HypervisorException {
        boolean cancelled = false;
        try {
            UpdateSet updates;
            try {
                updates = collector.waitForUpdates();
            } finally {
                cancelled = endWait();
            }
            if (updates != null) {
                UpdateDispatch.tell(updates, snapshot());
            }
            return true;
        } catch (RemoteException e) {
            if (e instanceof SoapFault fault && fault.fault() instanceof RequestCanceled) {
                // Without having been asked for, it was meant for the wait before and came late.
                if (cancelled || backoff.pause()) {
                    return cancelled;
                }
                throw session.translate(e, "Waiting for events");
            }
            recover(e, backoff);
            return false;
        }
    }

    /** Returns whether we have cancelled the wait. */
    private boolean endWait() {
        lock.lock();
        try {
            waiting = false;
            return wakened == wait;
        } finally {
            lock.unlock();
        }
    }

    /** After a failure everything is made anew: what the server still has of the old is unknown, and it is little. */
    private void recover(RemoteException failure, Backoff backoff) throws InterruptedException, HypervisorException {
        LOGGER.log(Level.FINE, "The event stream is interrupted", failure);
        snapshot().forEach(subscription -> subscription.filter(null));
        int generation = collector.abandon();
        if (!backoff.pause()) {
            throw session.translate(failure, "Waiting for events");
        }
        if (failure instanceof SoapFault fault && fault.fault() instanceof NotAuthenticated) {
            renew(generation);
        } else {
            collector.destroyAbandoned();
        }
    }

    /** Logs in again; a server that is away for now is asked again with the next call. */
    private void renew(int generation) throws InterruptedException, HypervisorException {
        try {
            session.renew(generation);
        } catch (RemoteException e) {
            HypervisorException told = session.translate(e, session.user());
            if (told.reason() == PERMISSION) {
                throw told;
            }
        }
    }

    private List<Subscription> snapshot() {
        lock.lock();
        try {
            return List.copyOf(subscriptions);
        } finally {
            lock.unlock();
        }
    }

    private void failAll(HypervisorException cause) {
        List<Subscription> failed;
        lock.lock();
        try {
            failed = List.copyOf(subscriptions);
            subscriptions.clear();
            thread = null;
        } finally {
            lock.unlock();
        }
        failed.forEach(subscription -> subscription.failed(cause));
    }

    private static HypervisorException sessionClosed() {
        return new HypervisorException(TRANSIENT, "vSphere", "the session was closed", "Open it again", null);
    }

    /** Ends the thread; all who wait get an exception. */
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return;
        }
        running.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            running.join(END.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
