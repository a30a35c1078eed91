package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import java.io.Closeable;
import java.io.IOException;

/**
 * A source that has been read.
 *
 * @param reading what has been read
 * @param tree its files; null where only an older reading is at hand
 */
public record OpenSource(SourceReading reading, SourceTree tree) implements Closeable {
    /** Reads a file beside one of its documents. */
    byte[] read(Document document, String path) throws IOException, InterruptedException {
        if (tree == null) {
            throw new IOException(Messages.OpenSource_Outdated(document.source(), path));
        }
        String file = document.source().substring(document.source().indexOf(':') + 1);
        return tree.read(document, file.substring(0, Math.max(0, file.lastIndexOf('/'))), path);
    }

    @Override
    public void close() throws IOException {
        if (tree != null) {
            tree.close();
        }
    }
}
