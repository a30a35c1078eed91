package io.jenkins.plugins.goldenimage.build;

import java.io.Serializable;

/**
 * How an attempt ended. The journal tells the rest.
 *
 * @param ended whether the build is over; otherwise another attempt must go on
 */
public record Outcome(boolean ended) implements Serializable {}
