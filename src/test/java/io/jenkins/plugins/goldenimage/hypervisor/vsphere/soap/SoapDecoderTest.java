package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vmware.vim25.ArrayOfInt;
import com.vmware.vim25.ArrayOfManagedObjectReference;
import com.vmware.vim25.ArrayOfVirtualDevice;
import com.vmware.vim25.DynamicProperty;
import com.vmware.vim25.InvalidLogin;
import com.vmware.vim25.LocalizedMethodFault;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MethodFault;
import com.vmware.vim25.NoPermission;
import com.vmware.vim25.ObjectContent;
import com.vmware.vim25.RetrieveResult;
import com.vmware.vim25.ServiceContent;
import com.vmware.vim25.TaskInfo;
import com.vmware.vim25.TaskInfoState;
import com.vmware.vim25.UserSession;
import com.vmware.vim25.VirtualCdrom;
import com.vmware.vim25.VirtualCdromIsoBackingInfo;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualMachinePowerState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Calendar;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoapDecoderTest {
    private final SoapDecoder decoder = new SoapDecoder(new VimTypes());

    @Test
    void readsAnObject() throws Exception {
        UserSession session = (UserSession) decode(
                """
                <returnval><key>52ab</key><userName>root</userName><fullName/><loginTime>2026-01-02T03:04:05.678Z</loginTime>
                <lastActiveTime>2026-01-02T03:04:05Z</lastActiveTime><locale>en</locale><messageLocale>en</messageLocale>
                <extensionSession>true</extensionSession><callCount>7</callCount></returnval>""",
                "UserSession");

        assertThat(session.getKey()).isEqualTo("52ab");
        assertThat(session.getFullName()).isEmpty();
        assertThat(session.getExtensionSession()).isTrue();
        assertThat(session.getCallCount()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z,              2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.678901Z,       2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05+02:00,         2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05.123456-08:00,  2026-01-02T11:04:05.123Z",
        "2026-01-02T03:04:05,               2026-01-02T03:04:05Z"
    })
    void readsTimes(String text, Instant expected) throws Exception {
        Calendar time = (Calendar) decode("<returnval>" + text + "</returnval>", "Calendar");

        assertThat(time.toInstant()).isEqualTo(expected);
    }

    @Test
    void leavesOutAValueThatDoesNotFit() throws Exception {
        TaskInfo task =
                (TaskInfo) decode("<returnval><key>k</key><progress>99999999999</progress></returnval>", "TaskInfo");

        assertThat(task.getKey()).isEqualTo("k");
        assertThat(task.getProgress()).isNull();
    }

    @Test
    void skipsUnknownElementsWithAllThatIsInThem() throws Exception {
        ServiceContent content = (ServiceContent) decode(
                """
                <returnval><rootFolder type="Folder">group-d1</rootFolder>
                <tenantManager type="TenantTenantManager">TenantManager</tenantManager>
                <news><about><name>not this one</name></about></news>
                <about><name>VMware vCenter Server</name><apiType>VirtualCenter</apiType></about></returnval>""",
                "ServiceContent");

        assertThat(content.getRootFolder().getVal()).isEqualTo("group-d1");
        assertThat(content.getAbout().getName()).isEqualTo("VMware vCenter Server");
    }

    @Test
    void skipsUnknownConstants() throws Exception {
        TaskInfo task = (TaskInfo) decode(
                "<returnval><key>task-1</key><state>hibernating</state><name>n</name></returnval>", "TaskInfo");

        assertThat(task.getState()).isNull();
        assertThat(task.getName()).isEqualTo("n");
    }

    @Test
    void readsAnObjectOfAnUnknownTypeAsWhatItIsDeclaredToBe() throws Exception {
        VirtualDevice[] devices = devices(
                """
                <VirtualDevice xsi:type="VirtualTPM"><key>11000</key><endorsementKeyCertificate>AA</endorsementKeyCertificate>
                </VirtualDevice>""");

        assertThat(devices).hasSize(1);
        assertThat(devices[0]).isExactlyInstanceOf(VirtualDevice.class);
        assertThat(devices[0].getKey()).isEqualTo(11000);
    }

    @Test
    void readsObjectsAsTheTypesThatTheyHave() throws Exception {
        VirtualDevice[] devices = devices(
                """
                <VirtualDevice xsi:type="VirtualCdrom"><key>16000</key>
                <backing xsi:type="VirtualCdromIsoBackingInfo"><fileName>[ds] a.iso</fileName></backing>
                <controllerKey>15000</controllerKey><unitNumber>0</unitNumber></VirtualDevice>""");

        assertThat(devices[0]).isInstanceOfSatisfying(VirtualCdrom.class, drive -> {
            assertThat(drive.getUnitNumber()).isZero();
            assertThat(drive.getBacking())
                    .isInstanceOfSatisfying(VirtualCdromIsoBackingInfo.class, backing ->
                            assertThat(backing.getFileName()).isEqualTo("[ds] a.iso"));
        });
    }

    @Test
    void readsValuesOfAnyType() throws Exception {
        assertThat(value("<val xsi:type=\"xsd:int\">7</val>")).isEqualTo(7);
        assertThat(value("<val xsi:type=\"xsd:string\">a &lt; b</val>")).isEqualTo("a < b");
        assertThat(value("<val xsi:type=\"xsd:boolean\">1</val>")).isEqualTo(true);
        assertThat(value("<val xsi:type=\"xsd:anyURI\">https://a</val>")).isEqualTo("https://a");
        assertThat(value("<val xsi:type=\"VirtualMachinePowerState\">poweredOn</val>"))
                .isEqualTo(VirtualMachinePowerState.poweredOn);
        assertThat(value("<val xsi:type=\"ManagedObjectReference\" type=\"Folder\">group-d1</val>"))
                .isInstanceOfSatisfying(ManagedObjectReference.class, reference -> {
                    assertThat(reference.getType()).isEqualTo("Folder");
                    assertThat(reference.getVal()).isEqualTo("group-d1");
                });
    }

    @Test
    void leavesOutAValueOfAnUnknownType() throws Exception {
        assertThat(value("<val xsi:type=\"VirtualMachineSgxInfo\"><epcSize>1</epcSize></val>")).isNull();
        assertThat(value("<val xsi:type=\"ArrayOfVirtualTPMs\"><VirtualTPM/></val>")).isNull();
        assertThat(value("<val xsi:type=\"../../Evil\"/>")).isNull();
    }

    @Test
    void readsArrays() throws Exception {
        assertThat(value("<val xsi:type=\"ArrayOfInt\"><int>1</int><int>2</int></val>"))
                .isInstanceOfSatisfying(ArrayOfInt.class, array -> assertThat(array.get_int()).containsExactly(1, 2));
        assertThat(value("<val xsi:type=\"ArrayOfManagedObjectReference\"/>"))
                .isInstanceOfSatisfying(ArrayOfManagedObjectReference.class, array ->
                        assertThat(array.getManagedObjectReference()).isNull());
    }

    @Test
    void readsSeveralResults() throws Exception {
        ManagedObjectReference[] references = (ManagedObjectReference[]) decode(
                "<returnval type=\"Task\">task-1</returnval><returnval type=\"Task\">task-2</returnval>",
                "ManagedObjectReference[]");

        assertThat(references).extracting(ManagedObjectReference::getVal).containsExactly("task-1", "task-2");
    }

    @Test
    void readsThatThereIsNoResult() throws Exception {
        assertThat(decode("", "UpdateSet")).isNull();
        assertThat(decode("", null)).isNull();
    }

    @Test
    void readsFaults() {
        SoapFault fault = fault(
                """
                <faultcode>ServerFaultCode</faultcode><faultstring>Permission was denied.</faultstring>
                <detail><NoPermissionFault xmlns="urn:vim25" xsi:type="NoPermission">
                <object type="Folder">group-v3</object><privilegeId>Network.Assign</privilegeId>
                <missingPrivileges><entity type="Folder">group-v3</entity></missingPrivileges>
                </NoPermissionFault></detail>""");

        assertThat(fault).hasMessage("Permission was denied.");
        assertThat(fault.fault()).isInstanceOfSatisfying(NoPermission.class, noPermission -> {
            assertThat(noPermission.getPrivilegeId()).isEqualTo("Network.Assign");
            assertThat(noPermission.getObject().getVal()).isEqualTo("group-v3");
        });
    }

    @Test
    void readsFaultsWithoutAType() {
        assertThat(fault("<detail><InvalidLoginFault xmlns=\"urn:vim25\"/></detail>").fault())
                .isInstanceOf(InvalidLogin.class);
    }

    @Test
    void keepsTheNameOfAnUnknownFault() {
        SoapFault fault = fault(
                "<detail><QuantumFault xmlns=\"urn:vim25\" xsi:type=\"Quantum\"><spin>1</spin></QuantumFault></detail>");

        assertThat(fault.fault()).isExactlyInstanceOf(MethodFault.class);
        assertThat(fault.type()).isEqualTo("Quantum");
    }

    @Test
    void keepsTheNameOfAnUnknownFaultOfATask() throws Exception {
        TaskInfo task = (TaskInfo) decode(
                """
                <returnval><state>error</state><error><fault xsi:type="Quantum"/><localizedMessage>Spin.</localizedMessage>
                </error></returnval>""",
                "TaskInfo");

        LocalizedMethodFault error = task.getError();
        assertThat(task.getState()).isEqualTo(TaskInfoState.error);
        assertThat(error.getLocalizedMessage()).isEqualTo("Spin.");
        assertThat(SoapFault.typeOf(error.getFault())).isEqualTo("Quantum");
    }

    @Test
    void refusesDocumentTypesAndExternalEntities(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "the secret");
        String attack = "<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + envelope("<AnyResponse><returnval><key>&e;</key></returnval></AnyResponse>");

        assertThatThrownBy(() -> decoder.decode(bytes(attack), "UserSession"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining("the secret");
    }

    @Test
    void refusesWhatIsNoSoap() {
        assertThatThrownBy(() -> decoder.decode(bytes("<html><body>Welcome</body></html>"), "UserSession"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> decoder.decode(bytes("not even XML"), "UserSession"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> decoder.decode(new byte[0], "UserSession")).isInstanceOf(XMLStreamException.class);
    }

    private VirtualDevice[] devices(String xml) throws Exception {
        return ((ArrayOfVirtualDevice) value("<val xsi:type=\"ArrayOfVirtualDevice\">" + xml + "</val>"))
                .getVirtualDevice();
    }

    /** As the property collector answers. */
    private Object value(String val) throws Exception {
        RetrieveResult result = (RetrieveResult) decode(
                "<returnval><objects><obj type=\"VirtualMachine\">vm-1</obj><propSet><name>p</name>" + val
                        + "</propSet></objects></returnval>",
                "RetrieveResult");
        ObjectContent content = result.getObjects()[0];
        DynamicProperty property = content.getPropSet()[0];
        return property.getVal();
    }

    private Object decode(String results, String type) throws Exception {
        return decoder.decode(
                bytes(envelope("<AnyResponse xmlns=\"urn:vim25\">" + results + "</AnyResponse>")), type);
    }

    private SoapFault fault(String content) {
        byte[] response = bytes(envelope("<soapenv:Fault>" + content + "</soapenv:Fault>"));
        return catchThrowableOfType(SoapFault.class, () -> decoder.decode(response, "UserSession"));
    }

    private static String envelope(String body) {
        return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
                + body + "</soapenv:Body></soapenv:Envelope>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
