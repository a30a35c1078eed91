package io.jenkins.plugins.goldenimage.hypervisor.xenserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XenserverTypeTest {
    private final XenserverType type = new XenserverType();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\tb"})
    void knowsNamesThatNoImageCanHave(String name) {
        assertThat(type.imageNameProblem(name)).isPresent();
    }

    @Test
    void takesAnIsoByName() {
        assertThat(type.isoProblem("debian 12.iso")).isEmpty();
        assertThat(type.isoProblem("debian\t12.iso")).isPresent();
    }

    @Test
    void saysThatNothingCanBeBuiltOnItYet() {
        XenserverConnection connection =
                new XenserverConnection("pc1", URI.create("https://pc1.example.com"), "c", null, Trust.SYSTEM, null);

        HypervisorException refusal =
                catchThrowableOfType(HypervisorException.class, () -> type.open(connection, new ConnectionLogins(null, null)));

        assertThat(refusal)
                .hasMessage("pc1: this version of Golden Image checks definitions for XenServer / XCP-ng, but can't build on it yet");
        assertThat(refusal.reason()).isEqualTo(HypervisorException.Reason.INVALID);
        assertThat(refusal.action()).isEqualTo("Choose a target on another platform");
    }
}
