package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VsphereNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"debian-12.20260101.7", "Debian 12 (base)", "Ünïcode", "a"})
    void allowsOrdinaryNames(String name) {
        assertThat(new VsphereType().imageNameProblem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a/b", "a\\b", "100%", "a\nb"})
    void refusesWhatTheInventoryCanNotKeepAsItIs(String name) {
        assertThat(new VsphereType().imageNameProblem(name)).isPresent();
    }

    @Test
    void allowsEightyCharacters() {
        assertThat(VsphereNames.imageNameProblem("n".repeat(80))).isEmpty();
        assertThat(VsphereNames.imageNameProblem("n".repeat(81)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("81").contains("80"));
    }

    @Test
    void readsTheInventorysEscapes() {
        assertThat(VsphereNames.decode("VLAN 10%2f11%2F12 %5c 100%25 %252f")).isEqualTo("VLAN 10/11/12 \\ 100% %2f");
    }
}
