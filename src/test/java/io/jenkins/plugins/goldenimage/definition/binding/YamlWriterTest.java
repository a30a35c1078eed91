package io.jenkins.plugins.goldenimage.definition.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    private static final Place PLACE = new Place("test", 1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "plain text", "12", "1.10", "0x10", "010", "yes", "true", "null", "~", "2026-01-02", "1e3", "<<", "=",
                "a: b", "# no comment", "a # b", "'quoted'", "\"quoted\"", " leading", "trailing ", "- item", "{ a }", "[a]",
                "${HOME}", "^${HOME}", "$(date)", "%x", "@x", "`x`", "!tag", "&a", "*a", "|", ">", "äöü € 語 🎉", "a\tb", "\\n",
                "two\nlines", "two\nlines\n", "two\nlines\n\n", "\nfirst is empty", "  indented\nless", "a\n  more\nb\n",
                "a \ntrailing space\n", "a\n\n\nb", "\n", "\n\n", "a\r\nb\r\n", "a\tb\n\tc\n", "# a\n#b\n", "---\na\n...\n",
                "a\u0085b\nc", "a\u2028b\nc", "\ufeffa\nb", "a\n \nb\n", "\ta\nb"
            })
    void isReadAsItWas(String value) {
        Tree tree = mapping(Map.of("key", new Tree.Scalar(PLACE, value), "key of " + value, new Tree.Scalar(PLACE, "x")));
        Tree nested = mapping(Map.of("list", new Tree.Sequence(PLACE, List.of(tree, new Tree.Scalar(PLACE, value)))));

        assertThat(values(read(YamlWriter.write(nested)))).isEqualTo(values(nested));
    }

    @Test
    void isGoodToRead() {
        Map<String, Tree> step = new LinkedHashMap<>();
        step.put("name", new Tree.Scalar(PLACE, "Update"));
        step.put("script", new Tree.Scalar(PLACE, "apt-get update\necho \"${HOME}\"\n"));
        step.put("retries", new Tree.Scalar(PLACE, "3"));
        step.put("version", new Tree.Scalar(PLACE, "1.10"));

        assertThat(YamlWriter.write(mapping(Map.of("steps", new Tree.Sequence(PLACE, List.of(mapping(step)))))))
                .isEqualTo(
                        """
                        steps:
                          - name: Update
                            script: |
                              apt-get update
                              echo "${HOME}"
                            retries: 3
                            version: '1.10'
                        """);
    }

    private static Tree mapping(Map<String, Tree> values) {
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Tree.Entry(PLACE, value)));
        return new Tree.Mapping(PLACE, entries);
    }

    private static Tree read(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Tree tree = YamlTree.parse("test", yaml, problems::add);
        assertThat(problems).as(yaml).isEmpty();
        return tree;
    }

    /** Without places. */
    private static Object values(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            Map<String, Object> values = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> values.put(key, values(entry.value())));
            return values;
        }
        return tree instanceof Tree.Sequence sequence
                ? sequence.items().stream().map(YamlWriterTest::values).toList()
                : ((Tree.Scalar) tree).value();
    }
}
