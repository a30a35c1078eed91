package io.jenkins.plugins.goldenimage.build;

/** A step as a build will run it. */
public sealed interface PlannedStep permits PlannedScript, PlannedFile, PlannedRestart {
    /** Names it within the build: three digits or more, then the role's name. */
    String id();

    /** For people. */
    String title();
}
