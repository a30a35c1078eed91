package io.jenkins.plugins.goldenimage.definition;

/**
 * What is wrong with one setting of a record, in view of others.
 *
 * @param key the setting
 * @param message what is wrong, and what is allowed, to follow the setting's name
 */
public record Mistake(String key, String message) {}
