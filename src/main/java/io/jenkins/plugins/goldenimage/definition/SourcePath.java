package io.jenkins.plugins.goldenimage.definition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** What all {@link SourceFiles} have in common: how a path is understood, what is too large, and how problems are told. */
public final class SourcePath {
    private SourcePath() {}

    /**
     * The path from the top of a source to a file that a document names.
     *
     * @param folder that of the document, from the top of its source, with slashes; empty for the top
     * @param path relative to that folder
     * @throws IOException when the path is absolute or leads out of the source
     */
    public static String resolve(Document document, String folder, String path) throws IOException {
        if (path.isBlank() || path.startsWith("/") || path.contains("\\") || path.indexOf('\0') >= 0 || path.matches("[A-Za-z]:.*")) {
            throw problem(document, path, "must be a path relative to this document, with slashes between its parts");
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    throw outside(document, path);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /**
     * Reads a stream to its end.
     *
     * @throws IOException when it holds more than {@link SourceFiles#MAX_BYTES}
     */
    public static byte[] read(InputStream in, Document document, String path) throws IOException {
        byte[] bytes = in.readNBytes(SourceFiles.MAX_BYTES + 1);
        if (bytes.length > SourceFiles.MAX_BYTES) {
            throw tooLarge(document, path);
        }
        return bytes;
    }

    /** There is no such file. */
    public static IOException missing(Document document, String path) {
        return problem(document, path, "is not there; its path is relative to this document");
    }

    /** It is a folder or something else without content. */
    public static IOException notAFile(Document document, String path) {
        return problem(document, path, "is not a regular file");
    }

    /** It stands elsewhere. */
    public static IOException outside(Document document, String path) {
        return problem(document, path, "leads out of the source of this document; put the file into it");
    }

    /** It is larger than what is read. */
    public static IOException tooLarge(Document document, String path) {
        return problem(
                document, path, "is larger than " + SourceFiles.MAX_BYTES / 1024 / 1024 + " MiB, the most that is read");
    }

    /** Anything else that is wrong with a file, to follow its path. */
    public static IOException problem(Document document, String path, String what) {
        return new IOException(document.source() + ": the file '" + path + "' " + what);
    }
}
