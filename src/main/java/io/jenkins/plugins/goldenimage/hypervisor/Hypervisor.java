package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import java.util.List;
import java.util.Optional;

/**
 * An open session on one hypervisor endpoint, shared by the builds on it and safe for use by several threads.
 *
 * <p>Every call may block. An interrupt of the calling thread ends the call at once: no request is sent after it. What
 * a request already on its way does is found again by {@link #find}. Calls can be repeated: what is already so is left
 * as it is.
 */
public interface Hypervisor extends AutoCloseable {
    /** What answered, for logs, records and "Test connection". */
    ServerInfo describe() throws HypervisorException, InterruptedException;

    /** Names everything that {@link #create} would stumble over, without changing anything; empty when all is well. */
    List<Finding> check(MachineSpec spec) throws HypervisorException, InterruptedException;

    /** The machine or image of this build, if there is one; by its tag, never by its name alone. */
    Optional<Machine> find(MachineSpec spec) throws HypervisorException, InterruptedException;

    /** Makes the machine, tagged with the key, powered off and with the installation medium in its drive. */
    Machine create(MachineSpec spec) throws HypervisorException, InterruptedException;

    /** Starts the machine. */
    void powerOn(Machine machine) throws HypervisorException, InterruptedException;

    /** Asks the guest to shut down and returns at once; the state tells when it is off. */
    void shutDownGuest(Machine machine) throws HypervisorException, InterruptedException;

    /** Cuts the power. */
    void powerOff(Machine machine) throws HypervisorException, InterruptedException;

    /** Follows power state and addresses of a machine; pushed by the platform, shared by all builds. */
    MachineWatch watch(Machine machine) throws HypervisorException, InterruptedException;

    /** Makes a powered-off machine the published image, its installation media removed. */
    PublishedImage publish(Machine machine, MachineSpec spec) throws HypervisorException, InterruptedException;

    /** Removes the machine with its disks, whatever its power state; nothing to do where it is gone. */
    void destroy(Machine machine) throws HypervisorException, InterruptedException;

    /** Where machines are not reached over the network, the way in; empty on real platforms. */
    default Optional<GuestConnector> guests() {
        return Optional.empty();
    }

    /** Logs out; never throws. */
    @Override
    void close();
}
