package io.jenkins.plugins.goldenimage.definition;

import java.io.IOException;

/** The files that stand beside a document, at the revision of the document. */
@FunctionalInterface
public interface SourceFiles {
    /** For documents that have no files beside them. */
    SourceFiles NONE = (document, path) -> {
        throw new IOException(document.source() + " has no files beside it; give the text itself");
    };

    /**
     * Reads a file.
     *
     * @param path relative to the folder of the document, with slashes
     * @throws IOException when there is no such file, or it may not be read; the message names both and says what to do
     */
    byte[] read(Document document, String path) throws IOException, InterruptedException;
}
