package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectNotFound;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.UpdateSet;
import com.vmware.vim25.WaitOptions;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.VimClient;
import java.rmi.RemoteException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A property collector of our own at the server, made when it is needed and lost with its session (vSphere Web Services
 * API, PropertyCollector). Used by one thread, but for {@link #cancelWait}.
 */
final class UpdateCollector {
    private static final Logger LOGGER = Logger.getLogger(UpdateCollector.class.getName());

    /** What the server takes for "I know nothing yet": it answers with the whole state of every filter. */
    private static final String NOTHING_KNOWN = "";

    /** Filters of tasks that have ended: they stay silent, and taking each away is a call. */
    private static final int MOST_LEFT_OVER = 16;

    private final VsphereSession session;
    private final int longestWait;
    private volatile ManagedObjectReference collector;
    private ManagedObjectReference abandoned;
    private int generation;
    private int leftOver;
    private String version = NOTHING_KNOWN;

    UpdateCollector(VsphereSession session) {
        this.session = session;
        this.longestWait = Math.toIntExact(VimClient.LONG_POLL.toSeconds());
    }

    /** Makes the server follow an object; null when it does not exist. */
    ManagedObjectReference createFilter(Subscription subscription) throws RemoteException, InterruptedException {
        if (collector == null) {
            generation = session.generation();
            leftOver = 0;
            collector = session.callOnce(vim -> vim.createPropertyCollector(session.content().getPropertyCollector()));
        }
        PropertyFilterSpec spec = FilterSpecs.object(subscription.object(), subscription.paths());
        // An object that is gone must not take the news of the others with it.
        spec.setReportMissingObjectsInResults(true);
        // A wait that goes on from a known version need not tell what was true before it.
        version = NOTHING_KNOWN;
        try {
            return session.callOnce(vim -> vim.createFilter(collector, spec, false));
        } catch (SoapFault e) {
            if (e.fault() instanceof ManagedObjectNotFound missing
                    && subscription.object().equals(missing.getObj())) {
                return null;
            }
            throw e;
        }
    }

    /** Makes the server forget a filter, unless it costs less to leave it there until the collector goes. */
    void release(Subscription subscription) throws RemoteException, InterruptedException {
        if (subscription.isSettled() && leftOver < MOST_LEFT_OVER) {
            leftOver++;
            return;
        }
        try {
            session.callOnce(vim -> {
                vim.destroyPropertyFilter(subscription.filter());
                return null;
            });
        } catch (SoapFault e) {
            if (!(e.fault() instanceof ManagedObjectNotFound)) {
                throw e;
            }
        }
    }

    /** Waits for news; null when there were none for long. */
    UpdateSet waitForUpdates() throws RemoteException, InterruptedException {
        WaitOptions options = new WaitOptions();
        options.setMaxWaitSeconds(longestWait);
        UpdateSet updates = session.callOnce(vim -> vim.waitForUpdatesEx(collector, version, options));
        if (updates != null) {
            version = updates.getVersion();
        }
        return updates;
    }

    /** Ends a wait of another thread, if it has reached the server yet. */
    void cancelWait() throws RemoteException, InterruptedException {
        ManagedObjectReference current = collector;
        if (current != null) {
            session.callOnce(vim -> {
                vim.cancelWaitForUpdates(current);
                return null;
            });
        }
    }

    /**
     * Lets go of the collector with its filters; the next filter makes a new one.
     *
     * @return the number of the session that it belonged to
     */
    int abandon() {
        if (collector != null) {
            abandoned = collector;
        }
        collector = null;
        return generation;
    }

    /** Makes the server forget what was abandoned, with whatever wait is left there of a connection that was cut. */
    void destroyAbandoned() throws InterruptedException {
        ManagedObjectReference old = abandoned;
        if (old == null) {
            return;
        }
        try {
            session.callOnce(vim -> {
                vim.destroyPropertyCollector(old);
                return null;
            });
        } catch (RemoteException e) {
            LOGGER.log(Level.FINE, "The old collector is left to the server", e);
        }
        abandoned = null;
    }
}
