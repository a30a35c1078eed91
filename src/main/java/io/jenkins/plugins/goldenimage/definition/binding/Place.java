package io.jenkins.plugins.goldenimage.definition.binding;

/**
 * Where something stands.
 *
 * @param source name of the file or setting
 * @param line from 1
 * @param column from 1; 0 where it is not known
 */
public record Place(String source, int line, int column) {
    /** For a message that stands at another place: the line, and the source too where it is another one. */
    public String seenFrom(Place other) {
        return "line " + line + (source.equals(other.source()) ? "" : " of " + source);
    }

    @Override
    public String toString() {
        return source + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
