package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users copy from docs/user/definitions.md must work. */
class DefinitionsPageTest {
    private static final Pattern BLOCK = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final String CONNECTIONS =
            """
            connections:
              - vsphere: { name: vcenter-dc1, url: "https://vcenter.example.com", credentialsId: c }
              - nutanix: { name: prism-dc1, url: "https://prism.example.com:9440", credentialsId: c }
              - xenserver: { name: xen-dc2, url: "https://xen.example.com", credentialsId: c }
            """;

    @Test
    void theExamplesMakeOneLibraryWithoutMistakes() throws Exception {
        List<Document> documents = new ArrayList<>(List.of(new Document("connections", CONNECTIONS)));
        Matcher blocks = BLOCK.matcher(page());
        while (blocks.find()) {
            documents.add(new Document("example " + documents.size(), blocks.group(1)));
        }

        assertThat(new LibraryReader(Platforms.all()).read(documents).images())
                .extracting(ImageDefinition::name)
                .containsExactly("debian-12-base", "debian-12-everywhere");
    }

    @Test
    void theMistakesAreInTheWordsOfTheReader() throws Exception {
        assertThat(page())
                .contains(String.join(
                        "\n",
                        Libraries.mistakes(
                                """
                                operatingSystems:
                                - name: debian-12
                                  familly: debian
                                  family: debian
                                  version: "12"
                                  login: { credentialsId: c }
                                images: [ { name: base, operatingSystem: debian-12, targets: [ {
                                      connection: dc1, builder: smal, iso: "[iso] debian.iso" } ] } ]
                                connections: [ { vsphere: { name: dc1, url: "https://vc.example.com", credentialsId: c } } ]
                                builders:
                                - vsphere: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ n ], cluster: c, datastore: d }
                                """)));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/user/definitions.md"));
    }
}
