package io.jenkins.plugins.goldenimage.definition;

import java.net.URI;

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
}
