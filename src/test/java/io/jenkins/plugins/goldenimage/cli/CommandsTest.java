package io.jenkins.plugins.goldenimage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people give to the commands, and what they are told about it. The simulated platform is enough for that. */
class CommandsTest {
    private static final String IMAGES =
            """
            connections:
              - simulated: { name: sim, credentialsId: sim-login }
            operatingSystems:
              - { name: debian, family: debian, version: "12", login: { credentialsId: guest-login } }
            builders:
              - simulated: { name: small, installation: 0s }
            roles:
              - { name: baseline, steps: [ { shell: { script: echo hello } } ] }
            images:
              - name: base
                operatingSystem: debian
                roles: [ baseline ]
                targets: [ { connection: sim, builder: small, iso: any.iso } ]
            """;

    private static final String CREDENTIALS =
            """
            credentials:
              sim-login: { user: anna, password: hunter2 }
              guest-login: { user: berta, password: open-sesame }
            """;

    @TempDir
    Path directory;

    private Path images;
    private Path credentials;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        images = Files.writeString(directory.resolve("images.yaml"), IMAGES);
        credentials = directory.resolve("credentials.yaml");
        Definitions.writeForOwnerOnly(credentials, CREDENTIALS);
        output = directory.resolve("build");
    }

    @Test
    void validateCountsWhatItHasFound() throws Exception {
        assertDone(run("validate", "--file", images.toString()), images
                + ": 1 image definition(s), 1 operating system(s), 1 builder(s), 1 role(s), 1 connection(s), no mistakes\n");
    }

    @Test
    void validateReadsSeveralFilesTogether() throws Exception {
        Path roles = Files.writeString(
                images.resolveSibling("roles.yaml"), "roles: [ { name: more, steps: [ { shell: { script: date } } ] } ]");
        Files.writeString(images, IMAGES.replace("roles: [", "roles: [ more,"));

        assertThat(run("validate", "--file", images.toString(), "--file", roles.toString())
                        .out())
                .startsWith(images + ", " + roles + ": 1 image definition(s), ");
    }

    @Test
    void validateNamesEveryMistakeByFileLineAndKey() throws Exception {
        Files.writeString(images, IMAGES.replace("family: debian", "family: dos").replace("roles: [", "role: ["));

        assertBadInput(
                run("validate", "--file", images.toString()),
                images + ":4:29: operatingSystems[0].family: must be one of debian, ubuntu, rhel, windows, not 'dos'\n"
                        + images
                        + ":12:5: images[0]: unknown key 'role'; did you mean 'roles'? allowed: name, operatingSystem,"
                        + " parameters, roles, targets, timeouts, version\n");
    }

    @Test
    void validateSaysThatAFileIsMissing() throws Exception {
        Files.delete(images);

        assertBadInput(run("validate", "--file", images.toString()), images + ": there is no such file\n");
    }

    @Test
    void validateSaysThatAFileIsADirectory() throws Exception {
        assertBadInput(run("validate", "--file", directory.toString()), directory + ": is a directory, not a file\n");
    }

    @Test
    void validateSaysThatAFileIsNoText() throws Exception {
        Files.write(images, new byte[] {'a', '\n', 'b', (byte) 0xe4});

        assertBadInput(
                run("validate", "--file", images.toString()), images + ":2:2: is not UTF-8 text; save it as UTF-8\n");
    }

    @Test
    void planPrintsPlansAsJson() throws Exception {
        CliProcess.Finished plan =
                run("plan", "--file", images.toString(), "--image", "base", "--build-number", "7", "--parameter", "a=b");
        JsonNode plans = JsonMapper.builder().build().readTree(plan.out());

        assertThat(plan.exitCode()).isZero();
        assertThat(plans).hasSize(1);
        assertThat(plans.get(0).get("imageName").asText()).isEqualTo("base-7");
        assertThat(plans.get(0).get("parameters").get("a").asText()).isEqualTo("b");
        assertThat(plans.get(0).get("connection").get("simulated").get("credentialsId").asText())
                .isEqualTo("sim-login");
    }

    @Test
    void planSaysThatAnImageIsUnknown() throws Exception {
        assertBadInput(
                run("plan", "--file", images.toString(), "--image", "bse"),
                "There is no image definition 'bse'; did you mean 'base'? allowed: base\n");
    }

    @Test
    void buildNeedsAChoiceBetweenTargets() throws Exception {
        String another = "targets: [ { connection: another, builder: small, iso: any.iso },";
        Files.writeString(
                images,
                IMAGES.replace("targets: [", another)
                        .replace("connections:\n", "connections:\n  - simulated: { name: another }\n"));

        assertBadInput(build(), "base has several targets; choose one with --target: another, sim\n");
    }

    @Test
    void buildSaysThatAPlatformIsNotSupportedYet() throws Exception {
        Files.writeString(
                images,
                IMAGES.replaceAll(
                                "- simulated: \\{ name: sim,",
                                "- xenserver: { name: sim, url: https://xen1.example.com,")
                        .replaceAll(
                                "- simulated: \\{ name: small[^}]*}",
                                "- xenserver: { name: small, disks: [ { sizeGiB: 20 } ], networks: [ n ],"
                                        + " storageRepository: s }"));

        CliProcess.Finished build = build();

        assertThat(build.exitCode()).isEqualTo(ExitCode.PREFLIGHT);
        assertThat(build.err())
                .contains(
                        "sim: this version of Golden Image checks definitions for XenServer / XCP-ng, but can't build on"
                                + " it yet",
                        "Choose a target on another platform");
    }

    @Test
    void buildNeedsCredentials() throws Exception {
        assertBadInput(
                run("build", "--file", images.toString(), "--image", "base", "--output", output.toString()),
                "This build needs the credentials sim-login, guest-login; name a file that holds them with"
                        + " --credentials\n");
    }

    @Test
    void buildRefusesCredentialsThatOthersMayRead() throws Exception {
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r-----"));

        assertBadInput(build(), credentials + ": others than its owner may use it; run: chmod 600 " + credentials + "\n");
        assertThat(output).doesNotExist();
    }

    @Test
    void buildSaysThatTheCredentialsFileIsMissing() throws Exception {
        Files.delete(credentials);

        assertBadInput(build(), credentials + ": there is no such file\n");
    }

    @Test
    void buildNamesCredentialsThatAreMissing() throws Exception {
        Files.writeString(credentials, CREDENTIALS.replace("guest-login", "gest-login"));

        assertBadInput(build(), credentials + ": there are no credentials 'guest-login'; did you mean 'gest-login'?"
                + " allowed: gest-login, sim-login\n");
    }

    @Test
    void mistakesInCredentialsDoNotShowThem() throws Exception {
        Files.writeString(credentials, "credentials:\n  sim-login: hunter2\n");

        assertBadInput(build(), credentials + ":2:14: credentials.sim-login: must be a group of keys, not a single value;"
                + " allowed: passphrase, password, privateKey, token, user\n");
    }

    @Test
    void aPasswordThatStandsForAKeyIsNotShown() throws Exception {
        Files.writeString(credentials, "credentials:\n  sim-login: { user: anna, hunter2 }\n");

        assertBadInput(build(), credentials + ":2:28: credentials.sim-login: unknown key;"
                + " allowed: passphrase, password, privateKey, token, user\n");
    }

    @Test
    void credentialsThatAreNoYamlAreNotShown() throws Exception {
        Files.writeString(credentials, "credentials:\n  sim-login: { user: anna, password: *hunter2 }\n");

        assertBadInput(build(), credentials + ":2:38: not valid YAML; text with special characters, as [ { : or #, must"
                + " stand in quotes\n");
    }

    @Test
    void credentialsAreAPasswordOrAKey() throws Exception {
        Files.writeString(credentials, CREDENTIALS.replace("password: hunter2", "password: hunter2, privateKey: PEM"));

        assertBadInput(build(), credentials + ": credentials.sim-login must have one of password, privateKey and token\n");
    }

    @Test
    void passwordNeedsAUser() throws Exception {
        Files.writeString(credentials, CREDENTIALS.replace("user: anna, ", ""));

        assertBadInput(build(), credentials + ": credentials.sim-login must have a user\n");
    }

    @Test
    void tokenNeedsNoUser() throws Exception {
        Files.writeString(
                credentials,
                CREDENTIALS.replace("user: anna, password: hunter2", "token: hunter2").replace("password: open-sesame", "passphrase: x"));

        assertBadInput(build(), credentials + ": credentials.guest-login must have one of password, privateKey and token\n");
    }

    @Test
    void buildDoesNotBeginInTheDirectoryOfAnotherBuild() throws Exception {
        assertThat(build().exitCode()).isZero();

        assertBadInput(build(), output + ": holds a build already; go on with it by 'golden-image resume',"
                + " or name another directory\n");
    }

    @Test
    void resumeOfABuildThatIsOverTellsItsResult() throws Exception {
        build();

        assertDone(resume(), "Image base-1 (sim-1), manifest " + output.resolve("manifest.json") + "\n");
    }

    @Test
    void resumeNeedsABuild() throws Exception {
        assertBadInput(resume(), output + ": holds no build; begin one by 'golden-image build'\n");
    }

    @Test
    void resumeSaysThatABuildCannotBeRead() throws Exception {
        Files.createDirectory(output);
        Files.writeString(output.resolve("plan.json"), "{ \"format\": 99 }");

        assertBadInput(resume(), output + ": the build in it can't be read: " + output.resolve("plan.json")
                + " has the format 99; this version of Golden Image reads format 1\n");
    }

    @Test
    void twoProcessesAtOneBuildAreRefused() throws Exception {
        Files.writeString(images, IMAGES.replace("installation: 0s", "installation: 1h"));
        try (CliProcess first = start("build", buildOptions())) {
            first.awaitOutput("Started base-1");

            assertBadInput(resume(), output + ": another process is at this build\n");
        }
    }

    private CliProcess.Finished build() throws InterruptedException {
        return run("build", buildOptions());
    }

    private String[] buildOptions() {
        return new String[] {
            "--file", images.toString(),
            "--image", "base",
            "--credentials", credentials.toString(),
            "--output", output.toString()
        };
    }

    private CliProcess.Finished resume() throws InterruptedException {
        return run("resume", "--credentials", credentials.toString(), "--output", output.toString());
    }

    private CliProcess.Finished run(String command, String... options) throws InterruptedException {
        try (CliProcess process = start(command, options)) {
            return process.finish();
        }
    }

    private CliProcess start(String command, String... options) {
        return CliProcess.start(
                directory, Stream.concat(Stream.of(command), Arrays.stream(options)).toList());
    }

    private static void assertDone(CliProcess.Finished finished, String out) {
        assertThat(finished).isEqualTo(new CliProcess.Finished(ExitCode.DONE, out, ""));
    }

    private static void assertBadInput(CliProcess.Finished finished, String err) {
        assertThat(finished).isEqualTo(new CliProcess.Finished(ExitCode.BAD_INPUT, "", err));
    }
}
