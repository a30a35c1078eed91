package io.jenkins.plugins.goldenimage.definition;

import java.util.Optional;

/** The machine that an image is built on. Each platform has a record of its own. */
public interface Builder {
    /** Unique among the builders of its platform; image definitions name it. */
    String name();

    /** What the machine has; empty where machines are not real. */
    Optional<Hardware> hardware();
}
