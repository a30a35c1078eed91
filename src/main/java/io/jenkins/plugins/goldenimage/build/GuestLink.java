package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The connection to the guest, made again when it breaks. The address is asked for anew each time: it may change with a
 * restart.
 */
final class GuestLink implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Attempt attempt;
    private final Duration patience;
    private Guest guest;

    GuestLink(Attempt attempt) {
        this(attempt, attempt.plan().timeouts().connect());
    }

    /** A link that is tried to make for so long each time. */
    GuestLink(Attempt attempt, Duration patience) {
        this.attempt = attempt;
        this.patience = patience;
    }

    /** Something that is done in the guest and can be repeated on another connection. */
    interface Use<T> {
        T with(Guest guest) throws GuestException, InterruptedException;
    }

    /** Does something in the guest, over new connections while the time for connecting lasts. */
    <T> T use(Use<T> use) throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        while (true) {
            Guest connected = connected();
            try {
                return attempt.whileWaiting(() -> use.with(connected));
            } catch (GuestException e) {
                close();
                if (e.reason() != GuestException.Reason.UNREACHABLE) {
                    throw e;
                }
                attempt.log().line(e.getMessage() + "; connecting again");
            }
        }
    }

    private Guest connected() throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        GuestException last = null;
        while (guest == null) {
            String address = address(end, last);
            try {
                guest = attempt.connect(address);
                rememberFirst(address);
            } catch (GuestException e) {
                if (e.reason() == GuestException.Reason.HOST_KEY || System.nanoTime() > end) {
                    throw e;
                }
                if (last == null || !e.getMessage().equals(last.getMessage())) {
                    attempt.log().line(e.getMessage() + "; trying again for " + Waiting.words(patience));
                }
                last = e;
                attempt.whileWaiting(() -> {
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                    return null;
                });
            }
        }
        return guest;
    }

    private String address(long end, GuestException last)
            throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        try (MachineWatch watch = attempt.hypervisor().watch(attempt.machine())) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            MachineState state = Waiting.forState(attempt, watch, now -> !now.addresses().isEmpty(), left)
                    .orElse(null);
            if (state != null) {
                return state.addresses().get(0);
            }
        }
        if (last != null) {
            throw last;
        }
        throw new BuildFailure(new Failure(
                attempt.log().phase(),
                "time-out",
                attempt.machine().name() + " has lost its address and got none within " + Waiting.words(patience),
                "Look at the machine's console for what the guest is doing"));
    }

    private void rememberFirst(String address) throws InterruptedException {
        if (attempt.state().last(Fact.GuestReached.class).isEmpty()) {
            attempt.record(new Fact.GuestReached(address, guest.hostKey()));
        }
    }

    @Override
    public void close() {
        if (guest != null) {
            guest.close();
            guest = null;
        }
    }
}
