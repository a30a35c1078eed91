package io.jenkins.plugins.goldenimage.definition.binding;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes a {@link Tree} as YAML for people, which {@link YamlTree} reads as the same tree again. */
public final class YamlWriter {
    /** What may stand without quotes although other programs take it for more than text. */
    private static final Pattern NUMBER_OR_BOOLEAN = Pattern.compile("0|[1-9][0-9]*|true|false");
    /** A block keeps these lines as they are; others stand in quotes, where nothing can be lost. */
    private static final Pattern BLOCK = Pattern.compile("[^ \\t\\n][^\\n]*\\n(?s:.*[^\\n])?\\n?");

    /** Control characters and separators of lines other than a line feed. */
    private static final Pattern UNUSUAL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{a0}\\x{2028}\\x{2029}\\x{feff}&&[^\\n\\t]]");

    private YamlWriter() {}

    /** As YAML, ending with a line feed. */
    public static String write(Tree tree) {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        StringWriter out = new StringWriter();
        try {
            Serializer serializer = new Serializer(new Emitter(out, options), new Resolver(), options, null);
            serializer.open();
            serializer.serialize(node(tree));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Node node(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return new MappingNode(
                    Tag.MAP,
                    mapping.entries().entrySet().stream()
                            .map(entry -> new NodeTuple(
                                    text(entry.getKey(), ScalarStyle.PLAIN),
                                    node(entry.getValue().value())))
                            .toList(),
                    FlowStyle.BLOCK);
        }
        if (tree instanceof Tree.Sequence sequence) {
            return new SequenceNode(
                    Tag.SEQ, sequence.items().stream().map(YamlWriter::node).toList(), FlowStyle.BLOCK);
        }
        String value = ((Tree.Scalar) tree).value();
        if (value == null) {
            return new ScalarNode(Tag.NULL, "null", null, null, ScalarStyle.PLAIN);
        }
        if (NUMBER_OR_BOOLEAN.matcher(value).matches()) {
            Tag tag = Character.isDigit(value.charAt(0)) ? Tag.INT : Tag.BOOL;
            return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
        }
        if (!value.contains("\n")) {
            return text(value, ScalarStyle.PLAIN);
        }
        return text(value, isBlock(value) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    }

    private static boolean isBlock(String value) {
        return BLOCK.matcher(value).matches()
                && value.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"));
    }

    private static ScalarNode text(String value, ScalarStyle style) {
        return new ScalarNode(
                Tag.STR, value, null, null, UNUSUAL.matcher(value).find() ? ScalarStyle.DOUBLE_QUOTED : style);
    }
}
