package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.ExtensionList;
import java.util.List;
import java.util.Optional;

/** The connections of this controller. The configuration of Jenkins holds them. */
public interface Connections {
    /** Those of this controller. */
    static Connections get() {
        return ExtensionList.lookupSingleton(Connections.class);
    }

    /** All connections. */
    List<ConfiguredConnection> getConnections();

    /** The connection of this name. */
    default Optional<ConfiguredConnection> connection(String name) {
        return getConnections().stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst();
    }
}
