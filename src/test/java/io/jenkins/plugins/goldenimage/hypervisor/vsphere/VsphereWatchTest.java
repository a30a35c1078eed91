package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineState;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PowerState;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import io.jenkins.plugins.goldenimage.testing.VcenterGuest;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class VsphereWatchTest extends VcenterTest {
    private static final Predicate<MachineState> HAS_ADDRESS = state -> !state.addresses().isEmpty();
    private static final Predicate<MachineState> IS_OFF = state -> state.power() == PowerState.OFF;

    @Test
    void tellsAtOnceWhatIsSo() throws Exception {
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
        }
    }

    @Test
    void tellsNoLinkLocalAddress() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        vcenter.guest(VcenterGuest.machine(spec.name()).linkLocalFirst(true));
        try (MachineWatch watch = hypervisor.watch(running(spec))) {
            assertThat(watch.await(HAS_ADDRESS, SOON))
                    .hasValueSatisfying(state -> assertThat(state.addresses())
                            .isNotEmpty()
                            .noneMatch(address -> address.startsWith("169.254.") || address.startsWith("fe80")));
        }
    }

    @Test
    void takesAwayTheAddressesOfAGuestThatIsOff() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        try (MachineWatch watch = hypervisor.watch(running(spec))) {
            assertThat(watch.await(HAS_ADDRESS, SOON)).isPresent();
            vcenter.guestPowersOff(spec.name());
            assertThat(watch.await(IS_OFF, SOON))
                    .hasValueSatisfying(state -> assertThat(state.addresses()).isEmpty());
        }
    }

    @Test
    void tellsThatTheMachineHasGone() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        try (MachineWatch watch = hypervisor.watch(machine)) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
            hypervisor.destroy(machine);
            assertThat(watch.await(MachineState.GONE::equals, SOON)).isPresent();
        }
    }

    @Test
    void tellsThatTheMachineWasGoneBefore() throws Exception {
        try (MachineWatch watch = hypervisor.watch(new Machine("vm-99999", "gone"))) {
            assertThat(watch.await(MachineState.GONE::equals, SOON)).isPresent();
        }
    }

    @Test
    void waitsNoLongerThanAsked() throws Exception {
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(HAS_ADDRESS, Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void asksOnceForTwoWhoWatchTheSameMachine() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        int before = vcenter.calls().count("CreateFilter");
        try (MachineWatch first = hypervisor.watch(machine);
                MachineWatch second = hypervisor.watch(machine)) {
            assertThat(first.await(IS_OFF, SOON)).isPresent();
            assertThat(second.await(IS_OFF, SOON)).isPresent();
        }

        assertThat(vcenter.calls().count("CreateFilter")).isEqualTo(before + 1);
    }

    @Test
    void waitsForSeveralMachinesWithOneCall() throws Exception {
        MachineSpec one = Vcenters.spec(iso);
        MachineSpec two = Vcenters.spec(iso);
        try (MachineWatch first = hypervisor.watch(running(one));
                MachineWatch second = hypervisor.watch(running(two))) {
            assertThat(first.await(HAS_ADDRESS, SOON)).isPresent();
            assertThat(second.await(HAS_ADDRESS, SOON)).isPresent();
            vcenter.guestPowersOff(one.name());
            assertThat(first.await(IS_OFF, SOON)).isPresent();
            assertThat(second.await(HAS_ADDRESS, Duration.ZERO)).isPresent();
        }
    }

    @Test
    void asksNothingWhenNobodyWatches() throws Exception {
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
        }

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> isIn(thread, UpdateStream.class)));
    }

    @Test
    void goesOnWhenTheLongPollIsCut() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = running(spec);
        try (VcenterGate gate = vcenter.holdAnswer("WaitForUpdatesEx");
                MachineWatch watch = hypervisor.watch(machine)) {
            gate.awaitWaiting();
            gate.cut();
            assertThat(watch.await(HAS_ADDRESS, SOON)).isPresent();
        }
    }

    @Test
    void leavesNothingOfACutLongPollAtTheServer() throws Exception {
        vcenter.fault(VcenterFault.cutAfter("WaitForUpdatesEx"));
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
        }

        assertThat(vcenter.calls().count("DestroyPropertyCollector")).isEqualTo(1);
    }

    @Test
    void keepsItsCollectorWhenACancellationComesLate() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine other = made(Vcenters.spec(iso));
        try (VcenterGate gate = vcenter.holdBefore("CancelWaitForUpdates");
                MachineWatch watch = hypervisor.watch(running(spec))) {
            assertThat(watch.await(HAS_ADDRESS, SOON)).isPresent();
            awaitLongPoll();
            try (MachineWatch wakesUp = hypervisor.watch(other)) {
                gate.awaitWaiting();
                vcenter.guestPowersOff(spec.name());
                assertThat(wakesUp.await(IS_OFF, SOON)).isPresent();
                assertThat(watch.await(IS_OFF, SOON)).isPresent();
                awaitLongPoll();
                int waits = vcenter.calls().count("WaitForUpdatesEx");
                gate.release();
                await().until(() -> vcenter.calls().count("WaitForUpdatesEx") > waits);
            }
        }

        assertThat(vcenter.calls().count("CreatePropertyCollector")).isEqualTo(1);
    }

    @Test
    void goesOnWhenTheServerIsAwayForAWhile() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        try (MachineWatch watch = hypervisor.watch(running(spec))) {
            assertThat(watch.await(HAS_ADDRESS, SOON)).isPresent();
            vcenter.fault(VcenterFault.cutBefore("WaitForUpdatesEx").times(2));
            vcenter.fault(VcenterFault.cutBefore("CreatePropertyCollector").times(2));
            vcenter.guestPowersOff(spec.name());
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
        }
    }

    @Test
    void goesOnWhenTheSessionHasEnded() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        try (MachineWatch watch = hypervisor.watch(running(spec))) {
            assertThat(watch.await(HAS_ADDRESS, SOON)).isPresent();
            vcenter.expireSessions();
            vcenter.guestPowersOff(spec.name());
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
        }
        assertThat(vcenter.inventory().sessions()).isEqualTo(1);
    }

    @Test
    void givesUpWhenTheLoginIsRefused() throws Exception {
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
            vcenter.fault(VcenterFault.fail("Login", "InvalidLogin").always());
            vcenter.expireSessions();

            HypervisorException failure = failure(() -> watch.await(HAS_ADDRESS, SOON));

            assertThat(failure.reason()).isEqualTo(PERMISSION);
        }
    }

    @Test
    void failsForTheMachineAloneThatCanNotBeSeen() throws Exception {
        Machine seen = made(Vcenters.spec(iso));
        Machine unseen = made(Vcenters.spec(iso));
        try (MachineWatch first = hypervisor.watch(seen)) {
            assertThat(first.await(IS_OFF, SOON)).isPresent();
            vcenter.fault(VcenterFault.noPermission("CreateFilter", "System.Read"));
            try (MachineWatch second = hypervisor.watch(unseen)) {
                assertThat(failure(() -> second.await(IS_OFF, SOON)).reason()).isEqualTo(PERMISSION);
            }
            hypervisor.powerOn(seen);
            assertThat(first.await(HAS_ADDRESS, SOON)).isPresent();
        }
    }

    @Test
    void endsWithTheSession() throws Exception {
        try (MachineWatch watch = hypervisor.watch(made(Vcenters.spec(iso)))) {
            assertThat(watch.await(IS_OFF, SOON)).isPresent();
            hypervisor.close();

            assertThat(failure(() -> watch.await(HAS_ADDRESS, SOON)).reason()).isEqualTo(TRANSIENT);
        }
    }

    private static void awaitLongPoll() {
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(UpdateCollector.class.getName())
                        && frame.getMethodName().equals("waitForUpdates")));
    }

    private static boolean isIn(Thread thread, Class<?> type) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(type.getName()));
    }
}
