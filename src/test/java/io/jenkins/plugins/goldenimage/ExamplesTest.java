package io.jenkins.plugins.goldenimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.build.PlanRequest;
import io.jenkins.plugins.goldenimage.build.Planned;
import io.jenkins.plugins.goldenimage.build.Planner;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FolderFiles;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users copy must work. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");

    @ParameterizedTest
    @CsvSource({"debian-12.yaml, debian-12-base", "demo.yaml, demo"})
    void canBePlanned(String file, String image) throws Exception {
        Library library = new LibraryReader(Platforms.all()).read(file, connections() + read(file));
        PlanRequest request = new PlanRequest(image, Set.of(), null, 1, Map.of(), false, null);

        assertThat(new Planner(Platforms.all(), Clock.systemUTC()).plan(library, SourceFiles.NONE, request).builds())
                .hasSize(1);
    }

    @Test
    void theLibraryOfARepositoryCanBePlannedWithItsFiles() throws Exception {
        Library library = new LibraryReader(Platforms.all())
                .read(List.of(
                        new Document("connections.yaml", connections() + "  - simulated: { name: lab }\n"),
                        document("library/debian.yaml"),
                        document("library/roles.yaml")));
        FolderFiles files = new FolderFiles(EXAMPLES.resolve("library"));
        PlanRequest request = new PlanRequest("debian-12-server", Set.of(), null, 1, Map.of(), false, null);
        Planned planned = new Planner(Platforms.all(), Clock.systemUTC())
                .plan(library, (document, path) -> files.read(document, "", path), request);

        assertThat(planned.builds()).hasSize(2);
        assertThat(planned.files()).hasSize(2);
    }

    private static Document document(String file) throws Exception {
        return new Document(file, read(file));
    }

    /** Those of the example, and the one that the demonstration is configured with. */
    private static String connections() throws Exception {
        return read("connections.yaml") + "  - simulated: { name: demo }\n";
    }

    private static String read(String file) throws Exception {
        return Files.readString(EXAMPLES.resolve(file));
    }
}
