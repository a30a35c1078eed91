package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.testing.TestServers;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test with a simulated vCenter Server, which the tests of a class share, and a session of its own. */
abstract class VcenterTest {
    static final Duration SOON = Duration.ofSeconds(20);

    static VcenterServer vcenter;
    static String iso;

    Hypervisor hypervisor;

    @BeforeAll
    static void startVcenter() {
        TestServers.assumeVcenter();
        vcenter = VcenterServer.start();
        iso = vcenter.putFile("iso/debian.iso", "an installer".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stopVcenter() {
        if (vcenter != null) {
            vcenter.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        vcenter.resetCalls();
        hypervisor = Vcenters.open(vcenter);
    }

    @AfterEach
    void close() {
        vcenter.clearFaults();
        vcenter.resetGuests();
        vcenter.denyPrivileges();
        hypervisor.close();
    }

    /** A machine that is off. */
    Machine made(MachineSpec spec) throws Exception {
        return hypervisor.create(spec);
    }

    /** A machine that runs. */
    Machine running(MachineSpec spec) throws Exception {
        Machine machine = hypervisor.create(spec);
        hypervisor.powerOn(machine);
        return machine;
    }

    static HypervisorException failure(ThrowingCallable call) {
        return catchThrowableOfType(HypervisorException.class, call);
    }
}
