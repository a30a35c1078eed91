package io.jenkins.plugins.goldenimage.hypervisor.nutanix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NutanixTypeTest {
    private final NutanixType type = new NutanixType();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\tb"})
    void knowsNamesThatNoImageCanHave(String name) {
        assertThat(type.imageNameProblem(name)).isPresent();
    }

    @Test
    void knowsTheLongestNameOfAnImage() {
        assertThat(type.imageNameProblem("n".repeat(256))).isEmpty();
        assertThat(type.imageNameProblem("n".repeat(257))).contains("has 257 characters; Nutanix allows 256");
    }

    @Test
    void takesAnImageByNameOrUuid() {
        assertThat(type.isoProblem("Debian 12 (unattended)")).isEmpty();
        assertThat(type.isoProblem("8f4b2c1e-66b5-4f0f-8f0e-2f5f5a1d2b3c")).isEmpty();
    }

    @Test
    void saysThatNothingCanBeBuiltOnItYet() {
        NutanixConnection connection =
                new NutanixConnection("pc1", URI.create("https://pc1.example.com:9440"), "c", null, Trust.SYSTEM, null, null);

        HypervisorException refusal =
                catchThrowableOfType(HypervisorException.class, () -> type.open(connection, new ConnectionLogins(null, null)));

        assertThat(refusal)
                .hasMessage("pc1: this version of Golden Image checks definitions for Nutanix AHV, but can't build on it yet");
        assertThat(refusal.reason()).isEqualTo(HypervisorException.Reason.INVALID);
        assertThat(refusal.action()).isEqualTo("Choose a target on another platform");
    }
}
