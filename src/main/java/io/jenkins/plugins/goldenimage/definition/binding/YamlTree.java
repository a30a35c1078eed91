package io.jenkins.plugins.goldenimage.definition.binding;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document into a {@link Tree}. Nothing is instantiated from it; anchors and aliases are not allowed. */
public final class YamlTree {
    /** More text than this is not read, in characters. */
    public static final int MAX_LENGTH = 3 * 1024 * 1024;

    /** What is said of longer texts. */
    public static final String TOO_LONG = "is longer than " + MAX_LENGTH + " characters, the most that is read";

    private final String source;
    private final Consumer<Problem> problems;
    private final Set<Node> anchored = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlTree(String source, Consumer<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param source what to call it in problems
     * @param problems gets what is wrong
     * @return the document, or null where there is none to go on with
     */
    public static Tree parse(String source, String text, Consumer<Problem> problems) {
        return new YamlTree(source, problems).parse(text);
    }

    private Tree parse(String text) {
        if (text.length() > MAX_LENGTH) {
            problem(new Place(source, 1, 1), TOO_LONG);
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        // Aliases are refused by us, with a message of ours; composing them costs nothing.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            Node node = new Composer(
                            new ParserImpl(new StreamReader(new StringReader(text)), options), new Resolver(), options)
                    .getSingleNode();
            Tree tree = node == null ? null : tree(node);
            return anchored.isEmpty() ? tree : null;
        } catch (MarkedYAMLException e) {
            problem(
                    place(e.getProblemMark()),
                    "not valid YAML: " + (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem()
                            + "; text with special characters, as [ { : or #, must stand in quotes");
        } catch (ReaderException e) {
            problem(place(text, e.getPosition()), "the character U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            problem(new Place(source, 1, 1), "not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        return null;
    }

    private Tree tree(Node node) {
        Place place = place(node.getStartMark());
        if (node.getAnchor() != null) {
            if (anchored.add(node)) {
                problem(place, "anchors and aliases are not allowed; write the value out");
            }
            return new Tree.Scalar(place, null);
        }
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            problem(place, "tags are not allowed; text that begins with ! must stand in quotes");
        }
        if (node instanceof ScalarNode scalar) {
            return new Tree.Scalar(place, Tag.NULL.equals(scalar.getTag()) ? null : scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(tree(item)));
            return new Tree.Sequence(place, items);
        }
        return mapping((MappingNode) node, place);
    }

    private Tree.Mapping mapping(MappingNode node, Place place) {
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(keyPlace, "a key must be plain text");
                continue;
            }
            Tree.Entry earlier = entries.putIfAbsent(key.getValue(), new Tree.Entry(keyPlace, tree(tuple.getValueNode())));
            if (earlier != null) {
                problem(
                        keyPlace,
                        "the key '" + key.getValue() + "' stands twice; the first is in line "
                                + earlier.key().line());
            }
        }
        return new Tree.Mapping(place, entries);
    }

    private Place place(String text, int position) {
        String[] lines = text.substring(0, Math.min(position, text.length())).split("\n", -1);
        return new Place(source, lines.length, lines[lines.length - 1].length() + 1);
    }

    private Place place(Mark mark) {
        return mark == null ? new Place(source, 1, 1) : new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void problem(Place place, String message) {
        problems.accept(new Problem(place, "", message));
    }
}
