package io.jenkins.plugins.goldenimage.definition.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> ALLOWED = List.of("datastore", "cluster", "cpus", "disks");

    @ParameterizedTest
    @CsvSource({
        "datastor, datastore",
        "dataStore, datastore",
        "datastorage, datastore",
        "cluter, cluster",
        "clutser, cluster",
        "cpu, cpus",
        "disk, disks"
    })
    void suggestsTheNearest(String wrong, String near) {
        assertThat(Suggestions.among(wrong, ALLOWED))
                .isEqualTo("did you mean '" + near + "'? allowed: cluster, cpus, datastore, disks");
    }

    @ParameterizedTest
    @CsvSource({"network", "store", "x", "''"})
    void suggestsNothingThatIsFar(String wrong) {
        assertThat(Suggestions.among(wrong, ALLOWED)).isEqualTo("allowed: cluster, cpus, datastore, disks");
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThat(Suggestions.among("small", List.of())).isEqualTo("there is none yet");
    }
}
