package io.jenkins.plugins.goldenimage.definition.binding;

/**
 * Where something stands.
 *
 * @param source name of the file or setting
 * @param line from 1
 * @param column from 1
 */
public record Place(String source, int line, int column) {
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
