package io.jenkins.plugins.goldenimage.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path directory;

    @Test
    void isAsThePublishedSchemaSays() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/manifest.schema.json")));

        assertThat(schema.validate(new ObjectMapper().readTree(manifest()))).isEmpty();
    }

    @Test
    void writesWordsAsDefinitionsDo() throws Exception {
        JsonNode manifest = new ObjectMapper().readTree(manifest());

        assertThat(manifest.at("/operatingSystem/family").asText()).isEqualTo("debian");
        assertThat(manifest.at("/builder/simulated/name").asText()).isEqualTo("small");
        assertThat(manifest.at("/phases/clean-up").isNumber()).isTrue();
    }

    private String manifest() throws Exception {
        try (TestBuild build = new TestBuild(directory)) {
            build.attempt();
            build.owner.finish();
            return Files.readString(directory.resolve("manifest.json"));
        }
    }
}
