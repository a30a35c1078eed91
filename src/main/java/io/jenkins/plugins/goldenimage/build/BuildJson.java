package io.jenkins.plugins.goldenimage.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.PlatformType;
import java.util.Collection;

/**
 * The JSON of plans, journals and manifests. What is one of several kinds stands under the word for its kind, as it does
 * in YAML. Immutable and safe for use by several threads.
 */
public final class BuildJson {
    private final JsonMapper mapper;

    /** Knows the connections and builders of these platforms. */
    public BuildJson(Collection<? extends PlatformType<?, ?>> platforms) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addMixIn(Connection.class, UnderItsKind.class)
                .addMixIn(Builder.class, UnderItsKind.class)
                .addMixIn(Fact.class, UnderItsKind.class)
                .addMixIn(PlannedStep.class, UnderItsKind.class)
                .registerSubtypes(
                        new NamedType(PlannedScript.class, "script"),
                        new NamedType(PlannedFile.class, "file"),
                        new NamedType(PlannedRestart.class, "restart"));
        for (PlatformType<?, ?> platform : platforms) {
            builder.registerSubtypes(
                    new NamedType(platform.connectionType(), platform.symbol()),
                    new NamedType(platform.builderType(), platform.symbol()));
        }
        for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(fact, Fact.word(fact)));
        }
        mapper = builder.build();
    }

    /** As JSON in one line. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't write " + value.getClass(), e);
        }
    }

    /** As JSON for people, ending with a line feed. */
    public String writePretty(Object value) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't write " + value.getClass(), e);
        }
    }

    /**
     * Reads JSON that {@link #write} has written.
     *
     * @throws JsonProcessingException when the text is something else
     */
    public <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return mapper.readValue(text, type);
    }

    /** SHA-256 of the JSON, in hexadecimal digits. */
    public String digest(Object value) {
        return Sha256.of(write(value));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface UnderItsKind {}
}
