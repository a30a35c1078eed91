package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.BUSY;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.CONFLICT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.PERMISSION;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.QUOTA;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.TRANSIENT;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.UNKNOWN;

import com.vmware.vim25.AlreadyExists;
import com.vmware.vim25.ConcurrentAccess;
import com.vmware.vim25.DuplicateName;
import com.vmware.vim25.FileAlreadyExists;
import com.vmware.vim25.FileLocked;
import com.vmware.vim25.FileNotFound;
import com.vmware.vim25.HostCommunication;
import com.vmware.vim25.InsufficientResourcesFault;
import com.vmware.vim25.InvalidArgument;
import com.vmware.vim25.InvalidDatastore;
import com.vmware.vim25.InvalidLogin;
import com.vmware.vim25.InvalidName;
import com.vmware.vim25.InvalidPowerState;
import com.vmware.vim25.InvalidRequest;
import com.vmware.vim25.InvalidState;
import com.vmware.vim25.ManagedObjectNotFound;
import com.vmware.vim25.MethodFault;
import com.vmware.vim25.NoDiskSpace;
import com.vmware.vim25.NoPermission;
import com.vmware.vim25.NotAuthenticated;
import com.vmware.vim25.NotEnoughLicenses;
import com.vmware.vim25.NotFound;
import com.vmware.vim25.NotSupported;
import com.vmware.vim25.OutOfBounds;
import com.vmware.vim25.RequestCanceled;
import com.vmware.vim25.ResourceInUse;
import com.vmware.vim25.ResourceNotAvailable;
import com.vmware.vim25.TaskInProgress;
import com.vmware.vim25.Timedout;
import com.vmware.vim25.ToolsUnavailable;
import com.vmware.vim25.VmConfigFault;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.util.HashMap;
import java.util.Map;

/**
 * What the faults of the vSphere Web Services API mean to a build. A fault that is not listed is taken for the nearest one
 * that it extends.
 */
final class Faults {
    private static final String SEE_TASKS = "Look at the recent tasks and events of vCenter for more";
    private static final String TRY_AGAIN = "Try again";

    private static final Map<Class<? extends MethodFault>, Telling<MethodFault>> TELLINGS = new Tellings()
            .put(NoPermission.class, Faults::noPermission)
            .put(NotAuthenticated.class, TRANSIENT, "the session has ended", TRY_AGAIN)
            .put(
                    InvalidLogin.class,
                    PERMISSION,
                    "the user name or the password is wrong",
                    "Correct the credentials of the connection; a vCenter user is written user@domain")
            .put(DuplicateName.class, CONFLICT, "the name is taken", "Choose another name or remove what has it")
            .put(AlreadyExists.class, CONFLICT, "it exists already", SEE_TASKS)
            .put(FileAlreadyExists.class, CONFLICT, "the file exists already", "Remove it from the datastore")
            .put(InvalidState.class, CONFLICT, "its state does not allow this", SEE_TASKS)
            .put(InvalidPowerState.class, (fault, subject, names) -> new Told(
                    CONFLICT, subject, "it is " + fault.getExistingState(), "Look who has switched it"))
            .put(TaskInProgress.class, BUSY, "another task is under way on it", "Wait for that task to end")
            .put(ConcurrentAccess.class, BUSY, "somebody else is changing it", TRY_AGAIN)
            .put(FileLocked.class, BUSY, "a file of it is in use", "Wait for what uses it to end")
            .put(ResourceInUse.class, BUSY, "it is in use", "Wait for what uses it to end")
            .put(FileNotFound.class, (fault, subject, names) -> new Told(
                    NOT_FOUND, subject, "the file " + fault.getFile() + " does not exist", "Correct its path"))
            .put(InvalidDatastore.class, NOT_FOUND, "the datastore is not there", "Correct its name")
            .put(ManagedObjectNotFound.class, (fault, subject, names) -> new Told(
                    NOT_FOUND,
                    names.find(fault.getObj()).orElse(subject),
                    "it does not exist any more",
                    "Look who has removed it"))
            .put(NotFound.class, NOT_FOUND, "it was not found", SEE_TASKS)
            .put(NoDiskSpace.class, (fault, subject, names) -> new Told(
                    QUOTA, subject, "the datastore " + fault.getDatastore() + " is full", "Free space or choose another"))
            .put(
                    InsufficientResourcesFault.class,
                    QUOTA,
                    "there are not enough resources",
                    "Free some, or choose another cluster or datastore")
            .put(NotEnoughLicenses.class, QUOTA, "a licence does not suffice", "Look at the licences of vCenter")
            .put(HostCommunication.class, TRANSIENT, "vCenter does not reach the host", "Look at that host")
            .put(ResourceNotAvailable.class, TRANSIENT, "a resource is not available now", TRY_AGAIN)
            .put(Timedout.class, TRANSIENT, "it took too long", SEE_TASKS)
            .put(RequestCanceled.class, TRANSIENT, "somebody has cancelled the task", "Ask who did, and why")
            .put(InvalidArgument.class, Faults::invalidArgument)
            .put(InvalidName.class, INVALID, "the name is not allowed", "Choose another name")
            .put(InvalidRequest.class, INVALID, "the server does not understand this", "vSphere 6.5 or later is needed")
            .put(NotSupported.class, INVALID, "this is not supported here", SEE_TASKS)
            .put(OutOfBounds.class, (fault, subject, names) -> new Told(
                    INVALID, subject, "the value of " + fault.getArgumentName() + " is out of bounds", "Correct it"))
            .put(
                    ToolsUnavailable.class,
                    INVALID,
                    "VMware Tools do not run in the guest",
                    "Let the installation install and start open-vm-tools")
            .put(
                    VmConfigFault.class,
                    INVALID,
                    "the machine can't be configured like this",
                    "Correct the builder configuration")
            .build();

    private Faults() {}

    /**
     * Tells a fault.
     *
     * @param subject what the call was about, where the fault does not say it better
     */
    static HypervisorException tell(SoapFault fault, String subject, ObjectNames names) {
        Told told = tell(fault.fault(), subject, names);
        return new HypervisorException(
                told.reason(), told.subject(), told.message() + quotation(fault), told.action(), fault);
    }

    /** Whether a call failed because its object does not exist any more. */
    static boolean isGone(HypervisorException failure) {
        return failure.getCause() instanceof SoapFault cause && cause.fault() instanceof ManagedObjectNotFound;
    }

    private static Told tell(MethodFault fault, String subject, ObjectNames names) {
        for (Class<?> type = fault.getClass(); type != MethodFault.class; type = type.getSuperclass()) {
            Telling<MethodFault> telling = TELLINGS.get(type);
            if (telling != null) {
                return telling.tell(fault, subject, names);
            }
        }
        return new Told(UNKNOWN, subject, "vSphere refused with " + SoapFault.typeOf(fault), SEE_TASKS);
    }

    /** What the server says itself, which often knows more. */
    private static String quotation(SoapFault fault) {
        String text = fault.getMessage() == null ? "" : fault.getMessage().strip();
        // It stands within a sentence.
        return text.isEmpty() ? "" : " (vSphere says: " + text.replaceFirst("\\.$", "") + ")";
    }

    private static Told noPermission(NoPermission fault, String subject, ObjectNames names) {
        return new Told(
                PERMISSION,
                names.describe(fault.getObject()),
                "the user of the connection lacks the privilege " + Privileges.describe(fault.getPrivilegeId()),
                "Add it to the user's role on that object, or on one above it with \"Propagate to children\"");
    }

    private static Told invalidArgument(InvalidArgument fault, String subject, ObjectNames names) {
        String property = fault.getInvalidProperty();
        return new Told(
                INVALID,
                subject,
                "vSphere does not accept " + (property == null ? "a value" : "the value of " + property),
                "Correct the builder configuration");
    }

    /** What there is to tell of a fault. */
    private record Told(Reason reason, String subject, String message, String action) {}

    /** How a kind of fault is told. */
    @FunctionalInterface
    private interface Telling<F extends MethodFault> {
        Told tell(F fault, String subject, ObjectNames names);
    }

    /** Keeps each telling with the class of fault that it is for. */
    private static final class Tellings {
        private final Map<Class<? extends MethodFault>, Telling<MethodFault>> tellings = new HashMap<>();

        <F extends MethodFault> Tellings put(Class<F> type, Telling<F> telling) {
            tellings.put(type, (fault, subject, names) -> telling.tell(type.cast(fault), subject, names));
            return this;
        }

        Tellings put(Class<? extends MethodFault> type, Reason reason, String message, String action) {
            tellings.put(type, (fault, subject, names) -> new Told(reason, subject, message, action));
            return this;
        }

        Map<Class<? extends MethodFault>, Telling<MethodFault>> build() {
            return Map.copyOf(tellings);
        }
    }
}
