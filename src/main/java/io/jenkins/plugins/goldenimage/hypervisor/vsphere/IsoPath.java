package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on a datastore (vSphere Web Services API, "datastore path").
 *
 * @param datastore the datastore's name
 * @param folder the path of its folder on it, empty for the top
 * @param file its name
 */
record IsoPath(String datastore, String folder, String file) {
    private static final Pattern SYNTAX = Pattern.compile("\\[([^\\]]+)\\] ?/?(?:(.+)/)?([^/]+)");

    /** Reads {@code [datastore] folder/file.iso}; empty where it is something else. */
    static Optional<IsoPath> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String folder = matcher.group(2) == null ? "" : matcher.group(2);
        return Optional.of(new IsoPath(matcher.group(1), folder, matcher.group(3)));
    }

    /** The path of the folder, as calls take it. */
    String folderPath() {
        return "[" + datastore + "] " + folder;
    }

    /** The path of the file, as calls take it. */
    String path() {
        return "[" + datastore + "] " + (folder.isEmpty() ? "" : folder + "/") + file;
    }
}
