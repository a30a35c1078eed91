package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Place;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text with definitions.
 *
 * @param source what to call it in messages and records, for example its file name
 * @param revision of the repository that it was read from; null where there is none
 * @param text YAML
 */
public record Document(String source, String revision, String text) {
    /** A character has at most four bytes, so what is longer is not worth decoding. */
    private static final int MAX_BYTES = 4 * YamlTree.MAX_LENGTH;

    /** A text that is under no version control. */
    public Document(String source, String text) {
        this(source, null, text);
    }

    /**
     * Reads a text in UTF-8, with or without a byte order mark. What is too long is not read to its end.
     *
     * @param revision null where there is none
     * @param in is left open
     * @throws DefinitionException when it is no UTF-8, or too long; the message names the place and shows none of it
     */
    public static Document read(String source, String revision, InputStream in)
            throws IOException, DefinitionException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        refuseUtf16(source, bytes);
        if (bytes.length > MAX_BYTES) {
            throw mistake(new Place(source, 1, 1), YamlTree.TOO_LONG);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw mistake(end(source, text.toString()), "is not UTF-8 text; save it as UTF-8");
        }
        return new Document(source, revision, text.toString());
    }

    private static void refuseUtf16(String source, byte[] bytes) throws DefinitionException {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (mark == 0xfeff || mark == 0xfffe) {
            throw mistake(new Place(source, 1, 1), "is UTF-16 text, by its byte order mark; save it as UTF-8");
        }
    }

    private static Place end(String source, String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return new Place(source, line, text.length() - lineStart + 1);
    }

    private static DefinitionException mistake(Place place, String message) {
        return new DefinitionException(List.of(new Problem(place, "", message)));
    }

    /** Without the text. */
    @Override
    public String toString() {
        return source + (revision == null ? "" : " at " + revision);
    }
}
