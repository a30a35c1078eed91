package io.jenkins.plugins.goldenimage.definition;

/** The machine that an image is built on. Each platform has a record of its own. */
public interface Builder {
    /** Unique among the builders of its platform; image definitions name it. */
    String name();
}
