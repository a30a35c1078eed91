package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.InvalidArgument;
import com.vmware.vim25.InvalidName;
import io.jenkins.plugins.goldenimage.definition.GuestLogin;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.OperatingSystemFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestIdsTest {
    @ParameterizedTest
    @CsvSource({
        "DEBIAN, 12,    8.0.3.0, debian12_64Guest",
        "DEBIAN, 12,    7.0.3.0, debian11_64Guest",
        "DEBIAN, 12,    6.7.3,   debian10_64Guest",
        "DEBIAN, 14,    9.0.0.0, debian13_64Guest",
        "DEBIAN, 8,     8.0.3.0, otherLinux64Guest",
        "DEBIAN, sid,   8.0.3.0, otherLinux64Guest",
        "UBUNTU, 24.04, 8.0.3.0, ubuntu64Guest",
        "RHEL,   9.4,   8.0.3.0, rhel9_64Guest",
        "RHEL,   10,    8.0.3.0, rhel9_64Guest",
        "WINDOWS, 11,          8.0.3.0, windows11_64Guest",
        "WINDOWS, 11,          7.0.3.0, windows9_64Guest",
        "WINDOWS, server-2025, 8.0.3.0, windows2022srvNext_64Guest",
        "WINDOWS, server-2025, 7.0.3.0, windows2019srvNext_64Guest",
        "WINDOWS, server-2022, 8.0.3.0, windows2019srvNext_64Guest",
        "WINDOWS, server-2019, 8.0.3.0, windows2019srv_64Guest",
        "WINDOWS, server-2019, 6.7.3,   windows9Server64Guest"
    })
    void takesTheBestOneThatTheServerHas(OperatingSystemFamily family, String version, String api, String expected) {
        assertThat(GuestIds.of(system(family, version), api)).first().isEqualTo(expected);
    }

    @Test
    void hasOlderOnesForOlderHosts() {
        assertThat(GuestIds.of(system(OperatingSystemFamily.DEBIAN, "12"), "8.0.3.0"))
                .containsExactly(
                        "debian12_64Guest",
                        "debian11_64Guest",
                        "debian10_64Guest",
                        "debian9_64Guest",
                        "otherLinux64Guest");
    }

    @Test
    void windowsIsNeverTakenForLinux() {
        assertThat(GuestIds.of(system(OperatingSystemFamily.WINDOWS, "server-2022"), "7.0.0.0"))
                .containsExactly(
                        "windows2019srvNext_64Guest", "windows2019srv_64Guest", "windows9Server64Guest", "otherGuest64");
    }

    @Test
    void knowsTheRefusalOfAnIdentifier() {
        InvalidArgument refused = new InvalidArgument();
        refused.setInvalidProperty("configSpec.guestId");
        InvalidArgument other = new InvalidArgument();
        other.setInvalidProperty("configSpec.numCPUs");

        assertThat(GuestIds.isRefused(refused)).isTrue();
        assertThat(GuestIds.isRefused(other)).isFalse();
        assertThat(GuestIds.isRefused(new InvalidArgument())).isFalse();
        assertThat(GuestIds.isRefused(new InvalidName())).isFalse();
        assertThat(GuestIds.isRefused(null)).isFalse();
    }

    private static OperatingSystem system(OperatingSystemFamily family, String version) {
        return new OperatingSystem("os", family, version, null, null, new GuestLogin("guest", 22));
    }
}
