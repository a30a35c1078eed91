package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.goldenimage.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schema that editors use says what the records say, and describes every key. */
class LibrarySchemaTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    @Test
    void saysWhatTheRecordsSay() throws Exception {
        JsonNode records = RecordSchema.of(LibraryKeys.class, new LibraryReader(Platforms.all()).kinds());

        assertThat(text(withoutDescriptions(committed())))
                .as("docs/library.schema.json without its descriptions")
                .isEqualTo(text(records));
    }

    @Test
    void describesEveryKey() throws Exception {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed("", committed(), undescribed);

        assertThat(undescribed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections.yaml", "debian-12.yaml", "demo.yaml"})
    void acceptsTheExamples(String example) throws Exception {
        assertThat(mistakes(Files.readString(Path.of("examples", example)))).isEmpty();
    }

    @Test
    void acceptsALibraryOfTheTests() throws Exception {
        assertThat(mistakes(Libraries.WITHOUT_IMAGES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "# nothing yet",
        "roles:",
        "roles: [ { name: 12, steps: [ { shell: { script: 12 } } ] } ]",
        "roles: [ { name: r, steps: [ { shell: { script: true, timeout: , rerunnable: 'true' } } ] } ]",
        "roles: [ { name: r, steps: [ { shell: { script: uptime, timeout: 1h30m } } ] } ]",
        "operatingSystems: [ { name: d, family: debian, version: 12, login: { credentialsId: c, port: '2222' } } ]",
        "operatingSystems: [ { name: d, family: rhel, version: '9.4', iso: , login: { credentialsId: c } } ]",
        "connections: [ { simulated: { name: s, url: 'simulated:x', latency: 0s, trust: } } ]"
    })
    void acceptsWhatIsRead(String library) throws Exception {
        assertThat(mistakes(library)).isEmpty();
        assertThat(Libraries.read(library)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hypervisors: []                                                           | additionalProperties
            roles: baseline                                                           | type
            roles: [ { name: r, step: [] } ]                                          | additionalProperties, required
            roles: [ { name: a/b, steps: [ { shell: { script: uptime } } ] } ]        | pattern
            roles: [ { name: r, steps: [] } ]                                         | minItems
            roles: [ { name: r, steps: [ { shell: { script: ' ' } } ] } ]             | pattern
            roles: [ { name: r, steps: [ { shell: uptime } ] } ]                      | type
            roles: [ { name: r, steps: [ { shel: { script: uptime } } ] } ]           | additionalProperties
            roles: [ { name: r, steps: [ { shell: { script: a, timeout: 90 } } ] } ]  | type
            roles: [ { name: r, steps: [ { shell: { script: a, timeout: 0s } } ] } ]  | pattern
            roles: [ { name: r, steps: [ { shell: { script: a, timeout: '' } } ] } ]  | pattern
            builders: [ { simulated: { name: a }, vsphere: { name: a } } ]            | maxProperties, required
            operatingSystems: [ { name: d, family: dos, version: 12, login: { credentialsId: c } } ]               | enum
            operatingSystems: [ { name: d, family: debian, version: 12, login: { credentialsId: c, port: 0 } } ]   | minimum
            operatingSystems: [ { name: d, family: debian, version: 12, login: { credentialsId: c, port: two } } ] | pattern
            operatingSystems: [ { name: d, family: debian, version: 12, iso: { sha256: 12ab }, login: { credentialsId: c } } ] | pattern
            connections: [ { vsphere: { name: dc1, url: vcenter, credentialsId: c } } ] | pattern
            """)
    void refusesWhatIsNotRead(String library, String keywords) throws Exception {
        assertThat(keywords(library)).contains(keywords.split(", "));
        assertThat(Libraries.mistakes(library)).isNotEmpty();
    }

    private static JsonNode committed() throws Exception {
        return JSON.readTree(Files.readString(Path.of("docs/library.schema.json")));
    }

    private static List<String> mistakes(String library) throws Exception {
        return validate(library).stream().map(Object::toString).toList();
    }

    private static List<String> keywords(String library) throws Exception {
        return validate(library).stream().map(com.networknt.schema.Error::getKeyword).toList();
    }

    private static List<com.networknt.schema.Error> validate(String library) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/library.schema.json")));
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(library);
        return schema.validate(JSON.valueToTree(loaded));
    }

    /** A text in which the order of keys does not count. */
    private static String text(JsonNode node) throws Exception {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.treeToValue(node, Object.class));
    }

    private static JsonNode withoutDescriptions(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        if (node instanceof ObjectNode object && object.path("title").isTextual()) {
            object.remove("title");
        }
        node.forEach(LibrarySchemaTest::withoutDescriptions);
        return node;
    }

    private static void collectUndescribed(String path, JsonNode node, List<String> undescribed) {
        node.path("properties").properties().forEach(property -> {
            if (property.getValue().path("description").asText().isBlank()) {
                undescribed.add(path + "/" + property.getKey());
            }
        });
        node.properties().forEach(child -> collectUndescribed(path + "/" + child.getKey(), child.getValue(), undescribed));
    }
}
