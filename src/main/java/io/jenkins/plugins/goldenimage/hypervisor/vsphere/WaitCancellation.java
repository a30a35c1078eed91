package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.rmi.RemoteException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends a wait for news, and tries until it has ended: a wait that the server has not got yet can't be cancelled. */
final class WaitCancellation implements Runnable {
    private static final Logger LOGGER = Logger.getLogger(WaitCancellation.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final UpdateCollector collector;
    private final BooleanSupplier isWaiting;
    private final ScheduledExecutorService executor;

    /**
     * Of one wait.
     *
     * @param isWaiting whether that wait goes on
     * @param executor for further attempts
     */
    WaitCancellation(UpdateCollector collector, BooleanSupplier isWaiting, ScheduledExecutorService executor) {
        this.collector = collector;
        this.isWaiting = isWaiting;
        this.executor = executor;
    }

    @Override
    public void run() {
        if (!isWaiting.getAsBoolean()) {
            return;
        }
        try {
            collector.cancelWait();
        } catch (RemoteException e) {
            LOGGER.log(Level.FINE, "A wait could not be cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (isWaiting.getAsBoolean()) {
            executor.schedule(this, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
