package io.jenkins.plugins.goldenimage.jenkins;

import hudson.AbortException;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** From the bytes of a file to the text of a document. */
final class DocumentText {
    /** A character has at most four bytes; what is longer need not be decoded to be refused. */
    static final long MAX_BYTES = 4L * YamlTree.MAX_LENGTH;

    private DocumentText() {}

    static AbortException tooLong(String name) {
        return new AbortException(Messages.DocumentText_TooLong(name, YamlTree.MAX_LENGTH));
    }

    static String decode(String name, byte[] bytes) throws AbortException {
        if (bytes.length > MAX_BYTES) {
            throw tooLong(name);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AbortException(Messages.DocumentText_NotUtf8(name));
        }
    }
}
