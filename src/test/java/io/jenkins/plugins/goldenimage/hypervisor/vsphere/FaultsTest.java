package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.CannotCreateFile;
import com.vmware.vim25.ConcurrentAccess;
import com.vmware.vim25.DuplicateName;
import com.vmware.vim25.FileNotFound;
import com.vmware.vim25.HostNotConnected;
import com.vmware.vim25.InsufficientHostCapacityFault;
import com.vmware.vim25.InsufficientResourcesFault;
import com.vmware.vim25.InvalidDeviceSpec;
import com.vmware.vim25.InvalidLogin;
import com.vmware.vim25.InvalidPowerState;
import com.vmware.vim25.InvalidState;
import com.vmware.vim25.ManagedObjectNotFound;
import com.vmware.vim25.MethodFault;
import com.vmware.vim25.NoDiskSpace;
import com.vmware.vim25.NoPermission;
import com.vmware.vim25.NotAuthenticated;
import com.vmware.vim25.TaskInProgress;
import com.vmware.vim25.VirtualMachinePowerState;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new InvalidLogin(), Reason.PERMISSION),
                Arguments.of(new NotAuthenticated(), Reason.TRANSIENT),
                Arguments.of(new DuplicateName(), Reason.CONFLICT),
                Arguments.of(new InvalidState(), Reason.CONFLICT),
                Arguments.of(new InvalidPowerState(), Reason.CONFLICT),
                Arguments.of(new TaskInProgress(), Reason.BUSY),
                Arguments.of(new ConcurrentAccess(), Reason.BUSY),
                Arguments.of(new FileNotFound(), Reason.NOT_FOUND),
                Arguments.of(new ManagedObjectNotFound(), Reason.NOT_FOUND),
                Arguments.of(new NoDiskSpace(), Reason.QUOTA),
                Arguments.of(new InsufficientResourcesFault(), Reason.QUOTA),
                Arguments.of(new InsufficientHostCapacityFault(), Reason.QUOTA),
                Arguments.of(new HostNotConnected(), Reason.TRANSIENT),
                Arguments.of(new InvalidDeviceSpec(), Reason.INVALID),
                Arguments.of(new CannotCreateFile(), Reason.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void haveAReason(MethodFault fault, Reason expected) {
        assertThat(tell(fault).reason()).isEqualTo(expected);
    }

    @Test
    void noPermissionNamesThePrivilegeAndTheObject() {
        NoPermission fault = new NoPermission();
        fault.setPrivilegeId("Network.Assign");
        fault.setObject(References.of("Network", "network-7"));
        ObjectNames names = new ObjectNames();
        names.put(fault.getObject(), "VM Network");

        HypervisorException told = Faults.tell(new SoapFault("", fault), "the machine", names);

        assertThat(told.reason()).isEqualTo(Reason.PERMISSION);
        assertThat(told.subject()).isEqualTo("VM Network (Network network-7)");
        assertThat(told).hasMessageContaining("Network > Assign network (Network.Assign)");
    }

    @Test
    void powerStateIsNamed() {
        InvalidPowerState fault = new InvalidPowerState();
        fault.setExistingState(VirtualMachinePowerState.suspended);

        assertThat(tell(fault)).hasMessageContaining("suspended");
    }

    @Test
    void unknownFaultIsNamed() {
        MethodFault fault = new MethodFault();
        fault.setDynamicType("QuantumFault");

        HypervisorException told = tell(fault);

        assertThat(told.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(told).hasMessageContaining("the machine").hasMessageContaining("QuantumFault");
    }

    @Test
    void serverIsQuoted() {
        assertThat(Faults.tell(new SoapFault("No more room.", new NoDiskSpace()), "the machine", new ObjectNames()))
                .hasMessageContaining("vSphere says: No more room)");
    }

    private static HypervisorException tell(MethodFault fault) {
        return Faults.tell(new SoapFault("", fault), "the machine", new ObjectNames());
    }
}
