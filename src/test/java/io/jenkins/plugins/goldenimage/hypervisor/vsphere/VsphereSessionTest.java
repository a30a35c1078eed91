package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.testing.VcenterCalls;
import io.jenkins.plugins.goldenimage.testing.VcenterFault;
import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VsphereSessionTest extends VcenterTest {
    @Test
    void logsInAgainWhenTheSessionHasEnded() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        vcenter.expireSessions();

        hypervisor.powerOn(machine);
        hypervisor.powerOff(machine);
        assertThat(hypervisor.publish(machine, spec).id()).isEqualTo(machine.id());

        assertThat(vcenter.calls().count("Login")).isEqualTo(2);
    }

    @Test
    void finishesATaskWhoseSessionHasEnded() throws Exception {
        MachineSpec spec = Vcenters.spec(iso);
        Machine machine = made(spec);
        try (VcenterGate gate = vcenter.holdAnswer("PowerOnVM_Task")) {
            CompletableFuture<Void> power = CompletableFuture.runAsync(() -> {
                try {
                    hypervisor.powerOn(machine);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            gate.awaitWaiting();
            vcenter.expireSessions();
            gate.release();
            power.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(vcenter.inventory().machine(spec.name()).poweredOn()).isTrue();
    }

    @Test
    void doesNotTryAWrongPasswordAgain() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.fail("Login", "InvalidLogin").always());
        vcenter.expireSessions();

        assertThat(failure(() -> hypervisor.powerOn(machine)).reason()).isEqualTo(PERMISSION);
        assertThat(failure(() -> hypervisor.powerOn(machine)).reason()).isEqualTo(PERMISSION);

        assertThat(vcenter.calls().count("Login")).isEqualTo(2);
    }

    @Test
    void interruptedThreadSendsNothing() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.resetCalls();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hypervisor.powerOn(machine)).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hypervisor.destroy(machine)).isInstanceOf(InterruptedException.class);

        assertThat(vcenter.calls().methods()).isEmpty();
    }

    @Test
    void interruptEndsACallAtOnce() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.hang("PowerOnVM_Task"));
        Caller caller = new Caller(() -> hypervisor.powerOn(machine));

        caller.interruptWhen("PowerOnVM_Task");

        assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptEndsAWaitForATaskAndSendsNothingMore() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.hangTask("PowerOnVM_Task"));
        Caller caller = new Caller(() -> hypervisor.powerOn(machine));

        caller.interruptWhen("WaitForUpdatesEx");

        assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
        VcenterCalls calls = vcenter.calls();
        hypervisor.close();
        assertThat(vcenter.calls().methods().subList(calls.methods().size(), vcenter.calls().methods().size()))
                .containsExactly("Logout");
    }

    @Test
    void unavailableServiceMayComeBack() throws Exception {
        Machine machine = made(Vcenters.spec(iso));
        vcenter.fault(VcenterFault.cutBefore("PowerOnVM_Task"));

        assertThat(failure(() -> hypervisor.powerOn(machine)).reason()).isEqualTo(TRANSIENT);
        hypervisor.powerOn(machine);
    }

    @Test
    void closingTwiceIsFine() {
        hypervisor.close();
        hypervisor.close();

        assertThat(vcenter.calls().count("Logout")).isEqualTo(1);
    }

    /** A call in a thread of its own. */
    private static final class Caller {
        private interface Body {
            void run() throws Exception;
        }

        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final Thread thread;

        Caller(Body body) {
            vcenter.resetCalls();
            thread = new Thread(() -> {
                try {
                    body.run();
                    end.complete(null);
                } catch (Exception e) {
                    end.completeExceptionally(e);
                }
            });
            thread.start();
        }

        void interruptWhen(String method) {
            await().until(() -> vcenter.calls().count(method) > 0);
            thread.interrupt();
        }

        Throwable failure() throws Exception {
            try {
                end.get(SOON.toSeconds(), TimeUnit.SECONDS);
                return null;
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }
}
