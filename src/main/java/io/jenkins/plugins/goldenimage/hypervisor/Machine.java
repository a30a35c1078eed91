package io.jenkins.plugins.goldenimage.hypervisor;

/**
 * A machine that the platform has made.
 *
 * @param id the platform's own ID, by which calls name it
 * @param name its name
 */
public record Machine(String id, String name) {}
