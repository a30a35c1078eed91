package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that become a text, or none. */
class DocumentTest {
    private static final int MIB = 1024 * 1024;

    /** Blanks without an end, which counts how many were taken. */
    private static final class Blanks extends InputStream {
        private final long length;
        private long taken;

        Blanks(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return taken++ < length ? ' ' : -1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "roles: []\n", "grüße: 😀\n"})
    void readsUtf8(String text) throws Exception {
        assertThat(Document.read("lib.yaml", "abc123", bytes(text, StandardCharsets.UTF_8)))
                .isEqualTo(new Document("lib.yaml", "abc123", text));
    }

    @Test
    void readsTheMostTextThatIsAllowed() throws Exception {
        String text = "😀".repeat(YamlTree.MAX_LENGTH / 2);

        assertThat(Document.read("lib.yaml", null, bytes(text, StandardCharsets.UTF_8)).text()).hasSize(3 * MIB);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, true", "UTF-16LE, false", "UTF-16BE, false"})
    void namesUtf16(String charset, boolean marksByItself) {
        String text = (marksByItself ? "" : "\uFEFF") + "roles: []\n";

        assertThat(mistake(bytes(text, Charset.forName(charset))))
                .isEqualTo("lib.yaml:1:1: is UTF-16 text, by its byte order mark; save it as UTF-8");
    }

    @Test
    void saysWhereTextIsNoUtf8() {
        assertThat(mistake(bytes("roles: []\n# Grün\n", StandardCharsets.ISO_8859_1)))
                .isEqualTo("lib.yaml:2:5: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aCharacterThatIsCutOffIsNoUtf8() {
        assertThat(mistake(new ByteArrayInputStream(new byte[] {'a', (byte) 0xc3})))
                .isEqualTo("lib.yaml:1:2: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void refusesFiftyMegabytesWithoutReadingThem() {
        Blanks blanks = new Blanks(50L * MIB);

        assertThat(mistake(blanks))
                .isEqualTo("lib.yaml:1:1: is longer than 3145728 characters, the most that is read");
        assertThat(blanks.taken).isLessThanOrEqualTo(12L * MIB + 1);
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static String mistake(InputStream in) {
        return assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Document.read("lib.yaml", null, in))
                .actual()
                .getMessage();
    }
}
