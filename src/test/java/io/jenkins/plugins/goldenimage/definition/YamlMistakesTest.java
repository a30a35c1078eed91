package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text that is no YAML, or YAML that is not taken. */
class YamlMistakesTest {
    private static final String HINT = "; text with special characters, as [ { : or #, must stand in quotes";

    @Test
    void syntaxError() {
        assertThat(Libraries.mistakes("roles:\n  - name: r\n   steps: []\n"))
                .containsExactly("lib.yaml:3:4: not valid YAML: while parsing a block collection,"
                        + " expected <block end>, but found '<block mapping start>'" + HINT);
    }

    @Test
    void datastorePathWithoutQuotes() {
        assertThat(Libraries.mistakes("images:\n  - targets:\n      - iso: [iso] debian.iso\n"))
                .containsExactly("lib.yaml:3:20: not valid YAML: while parsing a block mapping,"
                        + " expected <block end>, but found '<scalar>'" + HINT);
    }

    @Test
    void tabulator() {
        assertThat(Libraries.mistakes("roles:\n\t- name: r\n"))
                .containsExactly("lib.yaml:2:1: not valid YAML: while scanning for the next token,"
                        + " found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"
                        + HINT);
    }

    @Test
    void severalDocuments() {
        assertThat(Libraries.mistakes("roles: []\n---\nroles: []\n"))
                .containsExactly("lib.yaml:2:1: not valid YAML: expected a single document in the stream,"
                        + " but found another document" + HINT);
    }

    @Test
    void controlCharacter() {
        assertThat(Libraries.mistakes("roles: []\nimages: \u0007\n"))
                .containsExactly("lib.yaml:2:9: the character U+0007 is not allowed");
    }

    @Test
    void doubledKey() {
        assertThat(Libraries.mistakes("roles: []\nimages: []\nroles: []\n"))
                .containsExactly("lib.yaml:3:1: the key 'roles' stands twice; the first is in line 1");
    }

    @Test
    void keyThatIsNoText() {
        assertThat(Libraries.mistakes("[ a, b ]: c\n")).containsExactly("lib.yaml:1:1: a key must be plain text");
    }

    @Test
    void tag() {
        assertThat(Libraries.mistakes("roles: [ { name: !secret r, steps: [ { shell: { script: uptime } } ] } ]"))
                .containsExactly("lib.yaml:1:18: tags are not allowed;"
                        + " text that begins with ! must stand in quotes");
    }

    @Test
    void classesAreNotMade() {
        assertThat(Libraries.mistakes("roles: !!javax.script.ScriptEngineManager [ x ]"))
                .containsExactly("lib.yaml:1:8: not valid YAML:"
                        + " Global tag is not allowed: tag:yaml.org,2002:javax.script.ScriptEngineManager" + HINT);
    }

    @Test
    void anchorsAndAliases() {
        assertThat(Libraries.mistakes("roles: &all\n  - name: r\nimages: *all\n"))
                .containsExactly("lib.yaml:1:8: anchors and aliases are not allowed; write the value out");
    }

    @Test
    void mergedKeys() {
        assertThat(Libraries.mistakes("roles:\n  - &r { name: r }\n  - <<: *r\n"))
                .containsExactly("lib.yaml:2:5: anchors and aliases are not allowed; write the value out");
    }

    @Test
    void billionLaughs() {
        String laughs = IntStream.range(1, 40)
                .mapToObj(i -> "a%d: &a%d [ *a%d, *a%d, *a%d ]\n".formatted(i, i, i - 1, i - 1, i - 1))
                .collect(Collectors.joining());

        assertThat(Libraries.mistakes("a0: &a0 [ ha ]\n" + laughs))
                .hasSize(40)
                .startsWith("lib.yaml:1:5: anchors and aliases are not allowed; write the value out");
    }

    @Test
    void deepNesting() {
        assertThat(Libraries.mistakes("roles: " + "[".repeat(10_000)))
                .containsExactly("lib.yaml:1:1: not valid YAML: Nesting Depth exceeded max 50");
    }

    @Test
    void tooMuchText() {
        assertThat(Libraries.mistakes("#".repeat(YamlTree.MAX_LENGTH + 1)))
                .containsExactly("lib.yaml:1:1: is longer than 3145728 characters, the most that is read");
    }

    @Test
    void theMostTextThatIsRead() throws Exception {
        assertThat(Libraries.read("#".repeat(YamlTree.MAX_LENGTH)).images()).isEmpty();
    }
}
