package io.jenkins.plugins.goldenimage.definition;

import java.io.IOException;

/** The files beside documents, as scripts that definitions name: of the same revision, and never from elsewhere. */
@FunctionalInterface
public interface SourceFiles {
    /** The largest file that is read, in bytes. */
    int MAX_BYTES = 64 * 1024 * 1024;

    /** For documents that have no files beside them. */
    SourceFiles NONE = (document, path) -> {
        throw new IOException(document.source() + " has no files beside it; give the text itself");
    };

    /**
     * Reads a file.
     *
     * @param document the one that names the file
     * @param path relative to the document's folder, with slashes; it may lead up, but not out of the document's source
     * @throws IOException when it can't be read; the message is for people and names the document, the path, and why
     */
    byte[] read(Document document, String path) throws IOException, InterruptedException;
}
