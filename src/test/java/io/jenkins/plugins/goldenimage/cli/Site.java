package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.VcenterInventory;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A place to build: a vCenter of its own, a guest, definitions, credentials, and a directory for the build. */
final class Site implements AutoCloseable {
    /** The name of the image that a build makes. */
    static final String IMAGE = "base-12.1";

    final VcenterServer vcenter = VcenterServer.start();
    final GuestFiles guestFiles = new GuestFiles();
    private final OpenSshServer guest;
    private final Path directory;
    private final VcenterInventory before;
    private String definitions;
    private String credentials;

    /** In an empty directory, with a guest that may serve several sites. */
    Site(Path directory, OpenSshServer guest) {
        this.directory = directory;
        this.guest = guest;
        String iso = vcenter.putFile("iso/debian-12.iso", "an ISO".getBytes(StandardCharsets.US_ASCII));
        definitions = Definitions.of(vcenter, guest, iso, guestFiles);
        credentials = Definitions.credentials(vcenter, guest);
        before = vcenter.inventory();
    }

    Path output() {
        return directory.resolve("build");
    }

    Path definitionFile() {
        return directory.resolve("images.yaml");
    }

    Path credentialsFile() {
        return directory.resolve("credentials.yaml");
    }

    /** Changes the definitions. */
    void define(String text, String replacement) {
        definitions = replace(definitions, text, replacement);
    }

    /** Gives the credentials a wrong password for vCenter. */
    void spoilVcenterPassword() {
        credentials = replace(credentials, vcenter.password(), "wrong-password");
    }

    /** Gives the credentials a wrong password for the guest. */
    void spoilGuestPassword() {
        credentials = replace(credentials, guest.password(), "wrong-password");
    }

    private static String replace(String text, String part, String replacement) {
        assertThat(text).contains(part);
        return text.replace(part, replacement);
    }

    /** Starts a command with the options that it needs. */
    CliProcess start(String command, String... further) {
        write();
        List<String> options =
                switch (command) {
                    case "validate" -> List.of("--file", definitionFile().toString());
                    case "plan" -> List.of("--file", definitionFile().toString(), "--image", "base");
                    case "build" -> List.of(
                            "--file", definitionFile().toString(),
                            "--image", "base",
                            "--credentials", credentialsFile().toString(),
                            "--output", output().toString());
                    default -> List.of(
                            "--credentials", credentialsFile().toString(), "--output", output().toString());
                };
        return CliProcess.start(
                directory,
                Stream.of(Stream.of(command), options.stream(), Arrays.stream(further))
                        .flatMap(part -> part)
                        .toList());
    }

    /** Runs a command to its end. */
    CliProcess.Finished run(String command, String... further) throws InterruptedException {
        try (CliProcess process = start(command, further)) {
            return process.finish();
        }
    }

    private void write() {
        try {
            Files.writeString(definitionFile(), definitions);
            if (!Files.exists(credentialsFile())) {
                Definitions.writeForOwnerOnly(credentialsFile(), credentials);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the journal has a fact. */
    void awaitFact(String word) {
        await("the fact " + word)
                .atMost(Duration.ofSeconds(60))
                .ignoreException(NoSuchFileException.class)
                .until(() -> Files.readString(output().resolve("journal.jsonl")).contains('"' + word + '"'));
    }

    /** Nothing of any build is left in vCenter. */
    void assertNothingIsLeft() {
        VcenterInventory now = vcenter.inventory();
        assertThat(now.names()).isEqualTo(before.names());
        assertThat(now.files()).isEqualTo(before.files());
    }

    /** There is the image, once, and nothing else that was not there before. */
    void assertOneImage() {
        VcenterInventory now = vcenter.inventory();
        assertThat(now.names()).containsExactly(IMAGE);
        assertThat(now.machine(IMAGE).template()).isTrue();
        assertThat(now.machine(IMAGE).devices("VirtualCdrom")).isEmpty();
        assertThat(now.files(VcenterServer.DATASTORE).stream().filter(file -> !file.startsWith(IMAGE + "/")))
                .containsExactlyElementsOf(before.files(VcenterServer.DATASTORE));
    }

    /** Neither files nor terminals show a secret. */
    void assertNoSecrets() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(credentialsFile()))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as("text of %s", directory.relativize(file))
                        .doesNotContain(vcenter.password(), guest.password(), "wrong-password");
            }
        }
    }

    @Override
    public void close() {
        vcenter.close();
        guestFiles.close();
    }
}
