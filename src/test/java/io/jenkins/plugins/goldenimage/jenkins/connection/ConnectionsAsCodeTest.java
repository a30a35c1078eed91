package io.jenkins.plugins.goldenimage.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.goldenimage.jenkins.SharedJenkins;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections as Configuration as Code writes them. */
class ConnectionsAsCodeTest {
    @RegisterExtension
    private static final SharedJenkins JENKINS = new SharedJenkins();

    @TempDir
    private Path directory;

    @Test
    void readsEverySettingOfEveryPlatform() throws Exception {
        configure(yaml());

        assertThat(ConfiguredConnections.described(GoldenImageConfiguration.get().getConnections()))
                .isEqualTo(ConfiguredConnections.described(ConfiguredConnections.all()));
    }

    @Test
    void exportsWhatItReads() throws Exception {
        configure(yaml());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);

        String connections = yaml().substring(yaml().indexOf("    connections:"));
        assertThat(exported.toString(StandardCharsets.UTF_8)).contains(connections.replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://vcenter.example.com    | vcenter.example.com | dc1.url: Must begin with https://
            http://proxy.example.com:3128  | proxy               | proxy.url: The URL must be http://
            SHA256:ab                      | SHA1:ab             | trust.fingerprint: Must be SHA256:
            maxConcurrentBuilds: 4         | maxConcurrentBuilds: -4 | dc1.maxConcurrentBuilds: Must be 0
            pool1                          | dc1                 | another connection 'dc1'
            """)
    void tellsWhatCannotBe(String right, String wrong, String message) throws Exception {
        GoldenImageConfiguration.get().setConnections(List.of());

        assertThatThrownBy(() -> configure(yaml().replace(right, wrong)))
                .satisfies(failure -> assertThat(InvalidSettingException.problem(failure).orElseThrow())
                        .contains(message));
        assertThat(GoldenImageConfiguration.get().getConnections()).isEmpty();
    }

    private void configure(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String yaml() throws Exception {
        return new String(
                ConnectionsAsCodeTest.class.getResourceAsStream("connections.yaml").readAllBytes(), StandardCharsets.UTF_8);
    }
}
