package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.OptionValue;
import com.vmware.vim25.VirtualCdrom;
import com.vmware.vim25.VirtualCdromIsoBackingInfo;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualMachineBootOptions;
import com.vmware.vim25.VirtualMachineConfigSpec;
import com.vmware.vim25.ws.Argument;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoapEncoderTest {
    private final SoapEncoder encoder = new SoapEncoder(new VimTypes());

    @Test
    void writesArgumentsInTheirOrder() {
        ManagedObjectReference manager = new ManagedObjectReference();
        manager.setType("SessionManager");
        manager.setVal("SessionManager");

        assertThat(encode(
                        "Login",
                        new Argument("_this", "ManagedObjectReference", manager),
                        new Argument("userName", "String", "root"),
                        new Argument("password", "String", "<&>\"'"),
                        new Argument("locale", "String", null)))
                .contains("<soapenv:Body><Login xmlns=\"urn:vim25\"><_this type=\"SessionManager\">SessionManager</_this>"
                        + "<userName>root</userName><password>&lt;&amp;&gt;")
                .doesNotContain("<locale")
                .doesNotContain("<&>");
    }

    @Test
    void writesWhatIsInheritedFirst() {
        VirtualCdromIsoBackingInfo backing = new VirtualCdromIsoBackingInfo();
        backing.setFileName("[ds] a.iso");
        VirtualCdrom drive = new VirtualCdrom();
        drive.setKey(16000);
        drive.setControllerKey(15000);
        drive.setBacking(backing);
        VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
        change.setOperation(VirtualDeviceConfigSpecOperation.add);
        change.setDevice(drive);

        assertThat(encode("Any", new Argument("change", "VirtualDeviceConfigSpec", change)))
                .contains("<change><operation>add</operation><device xsi:type=\"VirtualCdrom\"><key>16000</key>"
                        + "<backing xsi:type=\"VirtualCdromIsoBackingInfo\"><fileName>[ds] a.iso</fileName></backing>"
                        + "<controllerKey>15000</controllerKey></device></change>");
    }

    @Test
    void writesTheTypeOfAnyValue() {
        assertThat(encode("Any", option("text"))).contains("<value xsi:type=\"xsd:string\">text</value>");
        assertThat(encode("Any", option(7))).contains("<value xsi:type=\"xsd:int\">7</value>");
        assertThat(encode("Any", option(true))).contains("<value xsi:type=\"xsd:boolean\">true</value>");
        assertThat(encode("Any", option(GregorianCalendar.from(ZonedDateTime.parse("2026-01-02T03:04:05+02:00")))))
                .contains("<value xsi:type=\"xsd:dateTime\">2026-01-02T01:04:05Z</value>");
    }

    @Test
    void writesEachElementOfAnArray() {
        assertThat(encode("Any", new Argument("privId", "String[]", new String[] {"a", "b"})))
                .contains("<privId>a</privId><privId>b</privId>");
        assertThat(encode("Any", new Argument("number", "int[]", new int[] {1, 2})))
                .contains("<number>1</number><number>2</number>");
    }

    @Test
    void writesNothingThatIsNotSet() {
        assertThat(encode("Any", new Argument("spec", "VirtualMachineConfigSpec", new VirtualMachineConfigSpec())))
                .contains("<spec></spec>");
    }

    @Test
    void writesWhatCameAfterYavijavaInItsPlace() {
        VirtualMachineConfigSpec spec = new VirtualMachineConfigSpec();
        spec.setBootOptions(new Later());

        assertThat(encode("Any", new Argument("spec", "VirtualMachineConfigSpec", spec)))
                .contains("<bootOptions><efiSecureBootEnabled>true</efiSecureBootEnabled></bootOptions>");
    }

    @Test
    void replacesCharactersThatXmlCanNotCarry() {
        assertThat(encode("Any", new Argument("name", "String", "a\u0000\u0008\uD800b\uD83D\uDE00\n")))
                .contains("<name>a\uFFFD\uFFFD\uFFFDb\uD83D\uDE00\n</name>");
    }

    @Test
    void writesACallWithoutArguments() {
        assertThat(new String(encoder.encode("Any", null), StandardCharsets.UTF_8))
                .contains("<Any xmlns=\"urn:vim25\"></Any>");
    }

    private static Argument option(Object value) {
        OptionValue option = new OptionValue();
        option.setKey("k");
        option.setValue(value);
        return new Argument("option", "OptionValue", option);
    }

    private String encode(String method, Argument... arguments) {
        return new String(encoder.encode(method, arguments), StandardCharsets.UTF_8);
    }

    private static final class Later extends VirtualMachineBootOptions implements LaterObject {
        @Override
        public Class<?> apiType() {
            return VirtualMachineBootOptions.class;
        }

        @Override
        public List<Element> elements() {
            return List.of(new Element("efiSecureBootEnabled", Boolean.class, true));
        }
    }
}
