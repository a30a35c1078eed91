package io.jenkins.plugins.goldenimage.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final String SECRET = "p&ss \"w<rd>\\/é";

    private static final String KEY =
            """
            -----BEGIN OPENSSH PRIVATE KEY-----
            b3BlbnNzaC1rZXktdjEAAAAA
            AAAAMwAAAAtzc2gtZWQyNTUx
            -----END OPENSSH PRIVATE KEY-----
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "cCZzcyAidzxyZD5cL8Op", // Base64
                "p%26ss+%22w%3Crd%3E%5C%2F%C3%A9", // as in a URL's query
                "p&amp;ss \"w&lt;rd&gt;\\/é", // as text in XML
                "p&ss \\\"w<rd>\\\\/é" // as text in JSON
            })
    void masksEncodings(String encoded) {
        assertThat(new Masker(List.of(SECRET)).mask("before " + encoded + " after")).isEqualTo("before **** after");
    }

    @Test
    void masksEveryOccurrence() {
        assertThat(new Masker(List.of("hunter2")).mask("hunter2, hunter2hunter2")).isEqualTo("****, ********");
    }

    @Test
    void masksTheLongestFirst() {
        assertThat(new Masker(List.of("secret", "secret-and-more")).mask("secret-and-more")).isEqualTo("****");
    }

    @Test
    void masksALongSecretAsAWholeWhateverTheOrder() {
        assertThat(new Masker(List.of("secret-and-more", "secret")).mask("secret-and-more")).isEqualTo("****");
    }

    @Test
    void masksEachLineOfAKey() {
        assertThat(new Masker(List.of(KEY)).mask("1 b3BlbnNzaC1rZXktdjEAAAAA\n2 AAAAMwAAAAtzc2gtZWQyNTUx"))
                .isEqualTo("1 ****\n2 ****");
    }

    @Test
    void masksAKeyAsAWhole() {
        assertThat(new Masker(List.of(KEY)).mask("before\n" + KEY + "after")).isEqualTo("before\n****\nafter");
    }

    @Test
    void masksAKeyWithTheLineEndsOfWindows() {
        assertThat(new Masker(List.of(KEY.replace("\n", "\r\n"))).mask(KEY)).doesNotContain("b3Blbn", "AAAAMw");
    }

    @Test
    void masksASecretWithoutTheSpaceAroundIt() {
        assertThat(new Masker(List.of(" hunter2\n")).mask("is hunter2.")).isEqualTo("is ****.");
    }

    @Test
    void leavesShortSecrets() {
        assertThat(new Masker(List.of("a", "12")).mask("a 12")).isEqualTo("a 12");
    }

    @Test
    void masksSecretsOfThreeCharacters() {
        assertThat(new Masker(List.of("abc")).mask("abc")).isEqualTo("****");
    }

    @Test
    void takesSecretsLiterally() {
        assertThat(new Masker(List.of(".*\\E$1")).mask("text .*\\E$1")).isEqualTo("text ****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  "})
    void emptySecretsMaskNothing(String secret) {
        assertThat(new Masker(List.of(secret)).mask("some text\n")).isEqualTo("some text\n");
    }

    @Test
    void withoutSecretsNothingIsMasked() {
        assertThat(new Masker(List.of()).mask("some text")).isEqualTo("some text");
    }

    @Test
    void nullStaysNull() {
        assertThat(new Masker(List.of("hunter2")).mask(null)).isNull();
    }

    @Test
    void knowsTheSecretsOfLogins() {
        Masker masker = Masker.of(List.of(
                new Login.Password("anna", "hunter2"), new Login.PrivateKey("berta", KEY, "open sesame")));

        assertThat(masker.mask("anna hunter2 berta b3BlbnNzaC1rZXktdjEAAAAA open sesame"))
                .isEqualTo("anna **** berta **** ****");
    }

    @Test
    void loginsDoNotShowTheirSecrets() {
        assertThat(new Login.Password("anna", "hunter2")).hasToString("Password[anna]");
        assertThat(new Login.PrivateKey("berta", KEY, "open sesame")).hasToString("PrivateKey[berta]");
    }
}
