package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.UNKNOWN;

import com.vmware.vim25.LocalizedMethodFault;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.TaskInfoState;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.rmi.RemoteException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts tasks and waits for their ends (vSphere Web Services API, Task and TaskInfo). */
final class Tasks {
    private static final String STATE = "info.state";
    private static final String RESULT = "info.result";
    private static final String ERROR = "info.error";

    private final VsphereSession session;
    private final UpdateStream updates;

    Tasks(VsphereSession session, UpdateStream updates) {
        this.session = session;
        this.updates = updates;
    }

    /**
     * Starts a task and waits until it has ended. An interrupt ends the wait and leaves the task to the server.
     *
     * @param subject what it is about, for the message when it fails
     * @return its result, if it has one
     */
    Optional<Object> run(String subject, VimCall<ManagedObjectReference> start)
            throws HypervisorException, InterruptedException {
        ManagedObjectReference task = session.call(subject, start);
        End end = new End(subject);
        Subscription subscription = updates.follow(task, new String[] {STATE, RESULT, ERROR}, end);
        try {
            return end.result.get();
        } catch (InterruptedException e) {
            subscription.abandon();
            throw e;
        } catch (ExecutionException e) {
            throw failure(subject, e.getCause());
        }
    }

    private HypervisorException failure(String subject, Throwable cause) {
        return cause instanceof HypervisorException told
                ? told
                : session.translate((RemoteException) cause, subject);
    }

    private static final class End implements Subscription.Observer {
        private final CompletableFuture<Optional<Object>> result = new CompletableFuture<>();
        private final String subject;

        End(String subject) {
            this.subject = subject;
        }

        @Override
        public boolean changed(Map<String, Object> properties) {
            Object state = properties.get(STATE);
            if (state == TaskInfoState.success) {
                return result.complete(Optional.ofNullable(properties.get(RESULT)));
            }
            if (state == TaskInfoState.error) {
                LocalizedMethodFault error = (LocalizedMethodFault) properties.get(ERROR);
                return result.completeExceptionally(new SoapFault(error.getLocalizedMessage(), error.getFault()));
            }
            return false;
        }

        @Override
        public void gone() {
            failed(new HypervisorException(
                    UNKNOWN,
                    subject,
                    "the server has forgotten the task before it told how it ended",
                    "Look at the recent tasks and events of vCenter",
                    null));
        }

        @Override
        public void failed(HypervisorException cause) {
            result.completeExceptionally(cause);
        }
    }
}
