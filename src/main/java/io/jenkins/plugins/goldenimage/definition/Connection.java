package io.jenkins.plugins.goldenimage.definition;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/** One hypervisor endpoint. Each platform has a record of its own. */
public interface Connection {
    /** Unique among connections; image definitions name it. */
    String name();

    /** Where the API is. */
    URI url();

    /** Names the login; null where the platform needs none. */
    String credentialsId();

    /** The label of the Jenkins agents that reach the endpoint; null means any agent. */
    String connector();

    /** How its certificate is trusted; never null. */
    Trust trust();

    /** The proxy that leads there; null where the way is direct. */
    default Proxy proxy() {
        return null;
    }

    /** The IDs of all credentials that opening it takes. */
    default Set<String> credentials() {
        Set<String> ids = new LinkedHashSet<>();
        if (credentialsId() != null) {
            ids.add(credentialsId());
        }
        if (proxy() != null && proxy().credentialsId() != null) {
            ids.add(proxy().credentialsId());
        }
        return ids;
    }
}
