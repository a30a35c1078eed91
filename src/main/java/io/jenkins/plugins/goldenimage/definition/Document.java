package io.jenkins.plugins.goldenimage.definition;

/**
 * A text with definitions.
 *
 * @param source what to call it in messages and records, for example its file name
 * @param revision of the repository that it was read from; null where there is none
 * @param text YAML
 */
public record Document(String source, String revision, String text) {
    /** A text that is under no version control. */
    public Document(String source, String text) {
        this(source, null, text);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return source + (revision == null ? "" : " at " + revision);
    }
}
