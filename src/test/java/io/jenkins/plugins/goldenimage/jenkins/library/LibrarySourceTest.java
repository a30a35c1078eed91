package io.jenkins.plugins.goldenimage.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.extensions.impl.RelativeTargetDirectory;
import hudson.scm.SCM;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.jenkins.DemoLibrary;
import io.jenkins.plugins.goldenimage.jenkins.GitRepository;
import io.jenkins.plugins.goldenimage.jenkins.build.Builds;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.configuration.LibraryLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Library sources as builds read them. */
@WithJenkins
class LibrarySourceTest {
    @TempDir
    private Path directory;

    private static JenkinsRule jenkins;
    private static WorkflowJob job;

    private GitRepository git;
    private String first;

    @BeforeAll
    static void start(JenkinsRule jenkins) throws Exception {
        LibrarySourceTest.jenkins = jenkins;
        DemoLibrary.configure("echo from the configuration");
        job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("buildImage 'base'", true));
    }

    @BeforeEach
    void makeRepository() throws Exception {
        GoldenImageConfiguration.get().setLibrarySources(List.of());
        GoldenImageConfiguration.get().setLibrary(new LibraryText(""));
        git = new GitRepository(Files.createDirectory(directory.resolve("repository")));
        first = git.commit("images/base.yaml", DemoLibrary.yaml("echo first"));
    }

    @Test
    void readsAFolderOfABranch() throws Exception {
        addSource(git.at("*/main"), "images");
        WorkflowRun run = build();

        jenkins.assertLogContains("Library source team: 1 file(s) read at revision " + first, run);
        jenkins.assertLogContains("   first", run);
    }

    @Test
    void readsAFile() throws Exception {
        git.commit("images/wrong.yaml", "imagez: []");
        addSource(git.at("main"), "./images/base.yaml");

        jenkins.assertLogContains("   first", build());
    }

    @Test
    void readsFilesInTheOrderOfTheirNames() throws Exception {
        git.commit("z.yml", "builderz: []");
        git.commit("a.yaml", "imagez: []");
        git.commit("README.md", "no: [ YAML");
        addSource(git.at("main"), "");
        WorkflowRun run = build(Result.FAILURE);

        assertThat(JenkinsRule.getLog(run)).containsSubsequence("team:a.yaml:1:1: unknown key", "team:z.yml:1:1: unknown key");
    }

    @Test
    void followsABranch() throws Exception {
        addSource(git.at("main"), "images");
        jenkins.assertLogContains("   first", build());
        git.commit("images/base.yaml", DemoLibrary.yaml("echo second"));

        jenkins.assertLogContains("   second", build());
    }

    @Test
    void staysAtATag() throws Exception {
        git.git("tag", "--annotate", "--message", "One", "v1");
        git.commit("images/base.yaml", DemoLibrary.yaml("echo second"));
        addSource(git.at("v1"), "images");
        WorkflowRun run = build();

        jenkins.assertLogContains("   first", run);
        jenkins.assertLogContains("read at revision " + first, run);
    }

    @Test
    void staysAtAFullyNamedTag() throws Exception {
        git.git("tag", "v1");
        git.commit("images/base.yaml", DemoLibrary.yaml("echo second"));
        addSource(git.at("refs/tags/v1"), "images");

        jenkins.assertLogContains("   first", build());
    }

    @Test
    void staysAtACommit() throws Exception {
        git.commit("images/base.yaml", DemoLibrary.yaml("echo second"));
        addSource(git.at(first), "images");
        WorkflowRun run = build();

        jenkins.assertLogContains("   first", run);
        jenkins.assertLogNotContains("checked out", run);
    }

    @Test
    void joinsTextAndSources() throws Exception {
        String yaml = DemoLibrary.yaml("echo joined");
        int images = yaml.indexOf("images:");
        GoldenImageConfiguration.get().setLibrary(new LibraryText(yaml.substring(0, images)));
        git.commit("images/base.yaml", yaml.substring(images));
        addSource(git.at("main"), "images");

        jenkins.assertLogContains("   joined", build());
    }

    @Test
    void namesSourceAndFileOfAMistake() throws Exception {
        git.commit("images/base.yaml", "imagez: []");
        addSource(git.at("main"), "images");

        jenkins.assertLogContains(
                "team:images/base.yaml:1:1: unknown key 'imagez'; did you mean 'images'?", build(Result.FAILURE));
    }

    @Test
    void namesAReferenceThatIsMissing() throws Exception {
        addSource(git.at("mian"), "images");
        WorkflowRun run = build(Result.FAILURE);

        jenkins.assertLogContains(
                "The library source 'team' can't be read from Git repository " + git.folder().toUri()
                        + ", reference mian, path 'images': there is no branch, tag or commit 'mian'; correct the branch"
                        + " specifier of the source",
                run);
        assertThat(Builds.get().all()).isEmpty();
    }

    @Test
    void namesAPathThatIsMissing() throws Exception {
        addSource(git.at("main"), "image");

        jenkins.assertLogContains(
                "path 'image': nothing stands there at " + first + "; correct the path of the source, or add 'image' to"
                        + " the repository",
                build(Result.FAILURE));
    }

    @Test
    void namesAFolderWithoutYaml() throws Exception {
        git.commit("docs/README.md", "x");
        addSource(git.at("main"), "docs");

        jenkins.assertLogContains(
                "path 'docs': there is no file in this folder whose name ends with .yaml or .yml", build(Result.FAILURE));
    }

    @Test
    void namesCredentialsThatAreMissing() throws Exception {
        addSource(GitRepository.at(git.folder().toUri().toString(), "main", "gone"), "images");

        jenkins.assertLogContains("there are no credentials 'gone' that may be used here", build(Result.FAILURE));
    }

    @Test
    void namesARepositoryThatIsNotThere() throws Exception {
        addSource(GitRepository.at(directory.resolve("nothing").toUri().toString(), "main", null), "images");
        WorkflowRun run = build(Result.FAILURE);

        jenkins.assertLogContains("The library source 'team' can't be read from Git repository file:", run);
        jenkins.assertLogContains("does not appear to be a git repository", run);
    }

    @Test
    void showsNoPasswordOfAUrl() throws Exception {
        addSource(GitRepository.at("http://user:geheim@127.0.0.1:1/repository.git", "main", null), "images");
        WorkflowRun run = build(Result.FAILURE);

        jenkins.assertLogContains("http://****@127.0.0.1:1/repository.git", run);
        jenkins.assertLogNotContains("geheim", run);
    }

    @Test
    void readsNoSymbolicLink() throws Exception {
        Files.createSymbolicLink(git.folder().resolve("images/link.yaml"), Path.of("/etc/passwd"));
        git.commit("images/link.yaml");
        addSource(git.at("main"), "images");

        jenkins.assertLogContains(
                "team:images/link.yaml: the file 'images/link.yaml' is not a regular file", build(Result.FAILURE));
    }

    @Test
    void checksOutWhatCannotBeReadOtherwise() throws Exception {
        addSource(new FolderScm(git.folder().toString()), "images");
        WorkflowRun run = build();

        jenkins.assertLogContains("Library source team: its files can't be read at one revision without a checkout", run);
        jenkins.assertLogContains("Library source team: 1 file(s) read at revision 4711", run);
        jenkins.assertLogContains("   first", run);
        assertNoCheckoutIsLeft();
    }

    @Test
    void checksGitOutWhereBehavioursAreChosen() throws Exception {
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        try {
            GitSCM scm = git.at("main");
            scm.getExtensions().add(new RelativeTargetDirectory("below"));
            addSource(scm, "below/images");
            WorkflowRun run = build();

            jenkins.assertLogContains("so it is checked out on the controller", run);
            jenkins.assertLogContains("Library source team: 1 file(s) read at revision " + first, run);
            assertNoCheckoutIsLeft();
        } finally {
            GitSCM.ALLOW_LOCAL_CHECKOUT = false;
        }
    }

    @Test
    void removesTheCheckoutOfAFailure() throws Exception {
        addSource(new FolderScm(git.folder().toString()), "image");
        build(Result.FAILURE);

        assertNoCheckoutIsLeft();
    }

    @Test
    void readsFilesOfTheRevisionThatTheDocumentsAreOf() throws Exception {
        git.commit("images/scripts/a.sh", "first");
        addSource(git.at("main"), "images");
        WorkflowRun run = build();
        try (LoadedLibrary library = LibraryLoader.get().load(run, TaskListener.NULL)) {
            git.commit("images/scripts/a.sh", "second");
            try (LoadedLibrary later = LibraryLoader.get().load(run, TaskListener.NULL)) {
                assertThat(read(later, "scripts/a.sh")).isEqualTo("second");
            }

            assertThat(read(library, "scripts/a.sh")).isEqualTo("first");
            assertThat(read(library, "../images/scripts/a.sh")).isEqualTo("first");
        }
    }

    @Test
    void readsFilesOfTheSourceOnly() throws Exception {
        Files.createSymbolicLink(git.folder().resolve("images/link.sh"), Path.of("/etc/passwd"));
        git.commit("images/link.sh");
        for (SCM scm : List.of(git.at("main"), new FolderScm(git.folder().toString()))) {
            addSource(scm, "images");
            try (LoadedLibrary library = LibraryLoader.get().load(build(), TaskListener.NULL)) {
                for (String path : List.of("../../x", "/etc/passwd", "link.sh", "none.sh")) {
                    assertThatIOException()
                            .isThrownBy(() -> read(library, path))
                            .withMessageStartingWith("team:images/base.yaml: the file '" + path + "' ");
                }
            }
        }
    }

    @Test
    void hasNoFilesBesideTheTextOfTheConfiguration() throws Exception {
        try (LoadedLibrary library = LibraryLoader.get().load()) {
            assertThatIOException()
                    .isThrownBy(() -> library.read(library.documents().get(0), "a.sh"))
                    .withMessage("library in the Jenkins configuration: the file 'a.sh' can't be read, since this text stands"
                            + " in the configuration and no files beside it; write the content into the text, or move the"
                            + " definition into a library source");
        }
    }

    @Test
    void isReadWithoutARun() throws Exception {
        addSource(git.at("main"), "images");

        assertThat(GoldenImageConfiguration.get().readLibrary().images()).hasSize(1);
    }

    @Test
    void showsPagesTheLastReadingOfWhatOnlyBuildsCanRead() throws Exception {
        addSource(new FolderScm(git.folder().toString()), "images");
        assertThatIOException()
                .isThrownBy(() -> GoldenImageConfiguration.get().readLibrary())
                .withMessageContaining("it must be checked out, which only builds do");
        build();

        assertThat(GoldenImageConfiguration.get().readLibrary().images()).hasSize(1);
        try (LoadedLibrary library = LibraryLoader.get().load()) {
            SourceReading reading = library.readings().get(0);
            assertThat(reading.revision()).isEqualTo("4711");
            assertThat(reading.at()).isNotNull();
            assertThat(reading.problem()).contains("it must be checked out, which only builds do");
        }
    }

    @Test
    void recordsRevisionAndDigestInTheManifest() throws Exception {
        addSource(git.at("main"), "images");
        WorkflowRun run = build();

        assertThat(run.getArtifactManager()
                        .root()
                        .child("golden-image/base/sim/manifest.json")
                        .open())
                .asString(StandardCharsets.UTF_8)
                .containsIgnoringWhitespaces("\"sources\" : [ { \"name\" : \"team:images/base.yaml\", \"revision\" : \"" + first
                        + "\", \"sha256\" : \"" + sha256(DemoLibrary.yaml("echo first")) + "\" } ]");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(LoadedLibrary library, String path) throws IOException, InterruptedException {
        Document document = library.documents().get(1);
        return new String(library.read(document, path), StandardCharsets.UTF_8);
    }

    private static void addSource(SCM scm, String path) {
        LibrarySource source = new LibrarySource("team", scm);
        source.setPath(path);
        GoldenImageConfiguration.get().setLibrarySources(List.of(source));
    }

    private WorkflowRun build() throws Exception {
        return build(Result.SUCCESS);
    }

    private WorkflowRun build(Result result) throws Exception {
        return jenkins.buildAndAssertStatus(result, job);
    }

    private void assertNoCheckoutIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(SourceReader.checkouts())) {
            assertThat(left).isEmpty();
        }
    }
}
