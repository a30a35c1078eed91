package io.jenkins.plugins.goldenimage.jenkins.library;

import io.jenkins.plugins.goldenimage.definition.Document;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** The files of one source, all of the same revision. */
public interface SourceTree extends Closeable {
    /** The revision; null where the SCM has none. */
    String revision();

    /**
     * The files at a path: the file that stands there, or those directly in the folder that does.
     *
     * @param path from the top, with slashes; empty for the top
     * @return paths from the top, in any order
     * @throws FileNotFoundException when nothing stands there
     */
    List<String> files(String path) throws IOException, InterruptedException;

    /**
     * Reads a file.
     *
     * @param folder that the path is relative to, from the top
     * @throws IOException as {@link io.jenkins.plugins.goldenimage.definition.SourceFiles#read} does
     */
    byte[] read(Document document, String folder, String path) throws IOException, InterruptedException;
}
