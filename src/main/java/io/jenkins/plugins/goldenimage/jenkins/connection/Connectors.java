package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** The agents of connectors. */
public final class Connectors {
    private Connectors() {}

    /**
     * The agents that builds of a connection can run on, by name. Without a label that is the built-in node where it takes
     * any work, as builds then run there, and otherwise every agent that takes any work.
     *
     * @param connector a label; null for none
     */
    public static List<Computer> agents(String connector) {
        Stream<Node> nodes = connector == null ? unlabeled() : label(connector).stream().flatMap(l -> l.getNodes().stream());
        return nodes.flatMap(node -> Optional.ofNullable(node.toComputer()).stream())
                .sorted(Comparator.comparing(Computer::getDisplayName, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** One of them that is online and takes work. */
    static Optional<Computer> available(String connector) {
        return agents(connector).stream()
                .filter(agent -> agent.isOnline() && agent.isAcceptingTasks() && agent.getChannel() != null)
                .findFirst();
    }

    /** Whether a cloud makes agents with this label as they are needed. */
    public static boolean areMadeOnDemand(String connector) {
        return label(connector).filter(label -> !label.getClouds().isEmpty()).isPresent();
    }

    private static Optional<Label> label(String connector) {
        return connector == null ? Optional.empty() : Optional.ofNullable(Jenkins.get().getLabel(connector));
    }

    private static Stream<Node> unlabeled() {
        Jenkins jenkins = Jenkins.get();
        Computer builtIn = jenkins.toComputer();
        if (takesAnyWork(jenkins) && builtIn != null && builtIn.isOnline() && builtIn.isAcceptingTasks()) {
            return Stream.of(jenkins);
        }
        return new ArrayList<>(jenkins.getNodes()).stream().filter(Connectors::takesAnyWork);
    }

    private static boolean takesAnyWork(Node node) {
        return node.getMode() == Node.Mode.NORMAL;
    }
}
