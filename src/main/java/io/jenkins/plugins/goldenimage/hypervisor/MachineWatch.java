package io.jenkins.plugins.goldenimage.hypervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Follows one machine. Used by one thread; close it when it is not needed any more. */
public interface MachineWatch extends AutoCloseable {
    /**
     * Waits until the state fits, which it may at once. The platform's first word on the machine is waited for in any
     * case, at most half a minute: a time that is over says nothing about a machine that nobody has looked at.
     *
     * @return the state that fits, or empty when the time is over
     * @throws HypervisorException when the platform can't tell any more, and trying again is up to the caller
     */
    Optional<MachineState> await(Predicate<MachineState> condition, Duration atMost)
            throws HypervisorException, InterruptedException;

    @Override
    void close();
}
