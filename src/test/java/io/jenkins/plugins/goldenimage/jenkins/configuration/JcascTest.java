package io.jenkins.plugins.goldenimage.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.plugins.git.GitSCM;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.ShellStep;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.GitRepository;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The configuration as code. */
@WithJenkins
class JcascTest {
    private static final String CONNECTIONS =
            """
            unclassified:
              goldenImage:
                connections:
                  - simulated: { name: sim, url: "simulated:demo" }
            """;

    private static final String LIBRARY =
            """
                library:
                  operatingSystems:
                    - { name: debian, family: debian, version: "12", login: { credentialsId: guest } }
                  builders:
                    - simulated: { name: small, installation: 0s }
                  roles:
                    - name: baseline
                      steps:
                        - shell: { script: %s }
                  images:
                    - name: base
                      operatingSystem: debian
                      roles: [ baseline ]
                      parameters: { dots: "${HOME}", number: "1.10" }
                      targets: [ { connection: sim, builder: small, iso: any.iso } ]
            """;

    @TempDir
    private Path directory;

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule jenkins) {
        JcascTest.jenkins = jenkins;
    }

    @BeforeEach
    void empty() {
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        configuration.setConnections(List.of());
        configuration.setLibrarySources(List.of());
        configuration.setLibrary(new LibraryText(""));
    }

    @Test
    void takesTheLibraryAsAPartOfItsOwnFile() throws Exception {
        configure(CONNECTIONS + LIBRARY.formatted("echo hello"));

        assertThat(script()).isEqualTo("echo hello");
    }

    @Test
    void takesTheLibraryAsAText() throws Exception {
        configure(CONNECTIONS + "    library: |\n" + DemoLibrary.yaml("echo ${HOME} ^${HOME}").indent(6));

        assertThat(GoldenImageConfiguration.get().getLibrary().text())
                .isEqualTo(DemoLibrary.yaml("echo ${HOME} ^${HOME}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${HOME}", "echo ^${HOME} $${X} ^^${Y}", "echo $(date) ${base64:x} ${readFile:/etc/passwd} ${X:-y}",
                "12", "1.10", "yes", "0x10", "2026-01-02", "null", "#!/bin/sh\necho 'a' \"b\" # c\n",
                "  leading\nspaces\n", " \n  x\n", "äöü € 語 🎉\nb", "a\n\n\n", "\n\na", "trailing \nspaces \n", "a\tb\n\tc",
                "line\r\nline\r\n", " a", "a: b\n- c\n{}", "%s \\n \\\\ \\u0041", "'", "\"", "a # b", "a\u2028b\nc", "|", "~"
            })
    void keepsAScriptThroughConfigurationAndExport(String script) throws Exception {
        configure(CONNECTIONS + LIBRARY.formatted(json(script)));
        assertThat(script()).isEqualTo(script);
        LibraryText before = GoldenImageConfiguration.get().getLibrary();
        String exported = export();
        empty();

        configure(exported);

        assertThat(script()).isEqualTo(script);
        assertThat(GoldenImageConfiguration.get().readLibrary().images().get(0).parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("dots", "${HOME}", "number", "1.10"));
        assertThat(export()).isEqualTo(exported);
        assertThat(GoldenImageConfiguration.get().readLibrary().roles())
                .isEqualTo(GoldenImageConfiguration.get()
                        .reader()
                        .read("before", before.text())
                        .roles());
    }

    @Test
    void exportsTheLibraryAsAPartOfItsOwnFile() throws Exception {
        configure(CONNECTIONS + LIBRARY.formatted("echo hello"));

        assertThat(exportedPart().get("library")).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) exportedPart().get("library")).keySet().toString())
                .isEqualTo("[builders, images, operatingSystems, roles]");
    }

    @Test
    void exportsATextWithMistakesAsItIs() throws Exception {
        GoldenImageConfiguration.get().setLibrary(new LibraryText("images: [ ${HOME}"));

        assertThat(exportedPart()).containsEntry("library", "images: [ ${HOME}");
    }

    @Test
    void exportsNoLibraryWhereThereIsNone() throws Exception {
        assertThat(exportedPart()).doesNotContainKey("library");
    }

    @Test
    void keepsConnectionsAndSources() throws Exception {
        configure(CONNECTIONS
                + """
                    librarySources:
                      - name: team
                        path: images
                        scm:
                          scmGit:
                            userRemoteConfigs: [ { url: "https://git.example.com/images.git", credentialsId: git } ]
                            branches: [ { name: refs/tags/v1 } ]
                """);
        String exported = export();
        empty();
        configure(exported);

        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        assertThat(configuration.getConnections()).extracting(ConfiguredConnection::getName).containsExactly("sim");
        LibrarySource source = configuration.getLibrarySources().get(0);
        assertThat(source.getName()).isEqualTo("team");
        assertThat(source.getPath()).isEqualTo("images");
        GitSCM git = (GitSCM) source.getScm();
        assertThat(git.getUserRemoteConfigs().get(0).getUrl()).isEqualTo("https://git.example.com/images.git");
        assertThat(git.getUserRemoteConfigs().get(0).getCredentialsId()).isEqualTo("git");
        assertThat(git.getBranches().get(0).getName()).isEqualTo("refs/tags/v1");
    }

    @Test
    void namesAllMistakesAndChangesNothing() throws Exception {
        GoldenImageConfiguration.get().setLibrary(new LibraryText("roles: []"));

        assertThatThrownBy(() -> configure(CONNECTIONS
                        + """
                            library:
                              imagez: []
                              roles:
                                - nam: baseline
                                  steps: [ { shell: { script: date } } ]
                              images:
                                - name: base
                                  operatingSystem: debian
                                  targets: [ { connection: sin, builder: small, iso: any.iso } ]
                        """))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("test.yaml:6: unknown key 'imagez'; did you mean 'images'?")
                .hasStackTraceContaining("test.yaml:8: roles[0]: unknown key 'nam'; did you mean 'name'?")
                .hasStackTraceContaining("test.yaml:12: images.base.operatingSystem: there is no operating system 'debian'")
                .hasStackTraceContaining("test.yaml:13: images.base.connection: there is no connection 'sin'; did you mean 'sim'?");
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("roles: []");
        assertThat(GoldenImageConfiguration.get().getConnections()).isEmpty();
    }

    @Test
    void namesMistakesOfAText() {
        assertThatThrownBy(() -> configure(CONNECTIONS + "    library: \"imagez: []\"\n"))
                .hasStackTraceContaining("library in the Jenkins configuration:1:1: unknown key 'imagez'");
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEmpty();
    }

    @Test
    void saysThatDecimalNumbersNeedQuotes() {
        assertThatThrownBy(() -> configure(
                        CONNECTIONS + LIBRARY.formatted("date").replace("version: \"12\"", "version: 12.10")))
                .hasStackTraceContaining("operatingSystems[0]: the key 'version' is missing")
                .hasStackTraceContaining("Decimal numbers and dates must stand in quotes");
    }

    @Test
    void missesNothingThatASourceMayHold() throws Exception {
        configure(CONNECTIONS
                + """
                    librarySources:
                      - name: team
                        scm: { scmGit: { userRemoteConfigs: [ { url: "https://git.example.com/images.git" } ] } }
                    library:
                      images:
                        - name: base
                          operatingSystem: debian-of-the-team
                          targets: [ { connection: sim, builder: small-of-the-team, iso: any.iso } ]
                """);

        assertThat(GoldenImageConfiguration.get().getLibrary().text()).contains("debian-of-the-team");
    }

    @Test
    void namesTwoSourcesOfOneName() {
        assertThatThrownBy(() -> configure(
                        """
                        unclassified:
                          goldenImage:
                            librarySources:
                              - { name: team, scm: { scmGit: { userRemoteConfigs: [ { url: "https://a.example.com" } ] } } }
                              - { name: team, scm: { scmGit: { userRemoteConfigs: [ { url: "https://b.example.com" } ] } } }
                        """))
                .hasStackTraceContaining("Two library sources are called 'team'; give one of them another name");
        assertThat(GoldenImageConfiguration.get().getLibrarySources()).isEmpty();
    }

    @Test
    void theExampleBuildsAnImage() throws Exception {
        ConfigurationAsCode.get().configureWith(YamlSource.of(Path.of("examples/jenkins.yaml")));
        DemoLibrary.addLogin("demo-guest", "root", DemoLibrary.PASSWORD);
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        assertThat(configuration.getConnections()).hasSize(2);
        // The example's repository does not exist.
        GitRepository git = new GitRepository(Files.createDirectory(directory.resolve("repository")));
        git.commit("images/more.yaml", "roles: []");
        LibrarySource example = configuration.getLibrarySources().get(0);
        LibrarySource source = new LibrarySource(example.getName(), git.at("main"));
        source.setPath(example.getPath());
        configuration.setLibrarySources(List.of(source));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("buildImage 'hello'", true));

        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        // The simulated guest executes nothing, and shows what it would have been given.
        jenkins.assertLogContains("Hello from ${HOSTNAME:-nobody}", run);
    }

    private static String script() throws Exception {
        Library library = GoldenImageConfiguration.get().readLibrary();
        return ((ShellStep) library.roles().get(0).steps().get(0)).script();
    }

    private void configure(String yaml) throws IOException {
        ConfigurationAsCode.get().configureWith(YamlSource.of(Files.writeString(directory.resolve("test.yaml"), yaml)));
    }

    /** The part of the export that is ours, as a file to configure from. */
    private static String export() throws Exception {
        return exported().dump(Map.of("unclassified", Map.of("goldenImage", exportedPart())));
    }

    private static Yaml exported() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> exportedPart() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        Map<String, Map<String, Map<String, Object>>> all = exported().load(out.toString(StandardCharsets.UTF_8));
        Map<String, Object> part = all.get("unclassified").get("goldenImage");
        return part == null ? Map.of() : part;
    }

    /** A JSON text is a YAML text too. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(c < ' ' || c == '"' || c == '\\' || c > '~' ? "\\u%04x".formatted(c) : (char) c));
        return json.append('"').toString();
    }
}
