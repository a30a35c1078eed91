package io.jenkins.plugins.goldenimage.build;

/**
 * A document that a plan was made from.
 *
 * @param name what it is called in messages, for example its file name
 * @param revision of the repository that it was read from; null where there is none
 * @param sha256 of its text in UTF-8, in hexadecimal digits
 */
public record DefinitionSource(String name, String revision, String sha256) {}
