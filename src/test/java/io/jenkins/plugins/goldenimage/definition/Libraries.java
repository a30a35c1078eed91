package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import java.util.Collection;
import java.util.List;

/** What the tests of reading libraries share. */
final class Libraries {
    static final List<PlatformType<?, ?>> PLATFORMS = List.copyOf(Platforms.all());

    /** A connection, an operating system, a builder and a role that images can name. */
    static final String WITHOUT_IMAGES =
            """
            connections:
              - vsphere: { name: dc1, url: https://vcenter.example.com, credentialsId: vcenter }
            operatingSystems:
              - { name: debian-12, family: debian, version: "12", login: { credentialsId: guest } }
            builders:
              - vsphere: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ VM Network ], cluster: C1, datastore: ds1 }
              - simulated: { name: pretended }
            roles:
              - { name: baseline, steps: [ { shell: { script: uptime } } ] }
            images:
            """;

    /** The number of the first line behind {@link #WITHOUT_IMAGES}. */
    static final int NEXT_LINE = (int) WITHOUT_IMAGES.lines().count() + 1;

    private Libraries() {}

    static Library read(String text) throws DefinitionException {
        return new LibraryReader(PLATFORMS).read("lib.yaml", text);
    }

    /** Every mistake in a text, in the words that people get. */
    static List<String> mistakes(String text) {
        return mistakes(new LibraryReader(PLATFORMS), text);
    }

    /** As {@link #mistakes(String)}, where connections are configured elsewhere. */
    static List<String> mistakes(String text, Collection<? extends Connection> configured) {
        return mistakes(new LibraryReader(PLATFORMS, configured), text);
    }

    private static List<String> mistakes(LibraryReader reader, String text) {
        DefinitionException mistakes = assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> reader.read("lib.yaml", text))
                .actual();
        return mistakes.problems().stream().map(Problem::toString).toList();
    }
}
