package io.jenkins.plugins.goldenimage.definition;

import java.util.List;
import java.util.Optional;

/**
 * A kind of hypervisor as definitions know it. Each adapter has one.
 *
 * @param <C> the record of a connection to it
 * @param <B> the record of a builder configuration for it
 */
public interface PlatformType<C extends Connection, B extends Builder> {
    /** The word that names it in YAML and in Configuration as Code, for example {@code vsphere}. */
    String symbol();

    /** The product's name for people, for example {@code VMware vSphere}. */
    String displayName();

    /** The record class of a connection. */
    Class<C> connectionType();

    /** The record class of a builder configuration. */
    Class<B> builderType();

    /** What is wrong with the name of an image on this platform, and what is allowed; empty where it is legal. */
    Optional<String> imageNameProblem(String name);

    /** What is wrong with the way an ISO is written, and what is allowed; empty where it can be one. */
    Optional<String> isoProblem(String iso);

    /** What is wrong between the settings of a connection; empty where they agree. */
    default List<Mistake> connectionMistakes(C connection) {
        return List.of();
    }
}
