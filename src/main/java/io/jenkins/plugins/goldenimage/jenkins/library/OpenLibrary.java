package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Documents as they have been read, and the files beside them. Close it when the files have been read too. */
public interface OpenLibrary extends SourceFiles, Closeable {
    /** In the order in which mistakes in them are reported. */
    List<Document> documents();

    @Override
    default void close() throws IOException {}
}
