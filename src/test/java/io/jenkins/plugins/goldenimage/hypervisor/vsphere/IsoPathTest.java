package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoPathTest {
    @Test
    void hasADatastoreAFolderAndAFile() {
        assertThat(IsoPath.parse("[iso store] linux/debian/debian 12.iso"))
                .contains(new IsoPath("iso store", "linux/debian", "debian 12.iso"));
    }

    @Test
    void mayBeAtTheTop() {
        assertThat(IsoPath.parse("[iso]debian.iso"))
                .hasValueSatisfying(path -> assertThat(path.path()).isEqualTo("[iso] debian.iso"));
    }

    @Test
    void namesItsFolderAsCallsTakeIt() {
        assertThat(IsoPath.parse("[iso] /linux/debian.iso"))
                .hasValueSatisfying(path -> assertThat(path.folderPath()).isEqualTo("[iso] linux"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "debian.iso", "linux/debian.iso", "[iso]", "[] debian.iso", "[iso] linux/"})
    void isNothingElse(String text) {
        assertThat(IsoPath.parse(text)).isEmpty();
    }
}
