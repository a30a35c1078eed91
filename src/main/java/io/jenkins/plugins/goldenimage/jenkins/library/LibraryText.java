package io.jenkins.plugins.goldenimage.jenkins.library;

/**
 * The library as it is kept in the configuration, with a type of its own so that Configuration as Code can be taught to
 * take and give it as a part of its own file.
 *
 * @param text YAML, with mistakes or without
 */
public record LibraryText(String text) {
    public LibraryText {
        // Browsers send the line ends of forms as CR LF.
        text = text == null ? "" : text.replace("\r\n", "\n");
    }

    /** The text, as forms show it. */
    @Override
    public String toString() {
        return text;
    }
}
