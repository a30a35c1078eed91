package io.jenkins.plugins.goldenimage.build;

import java.util.Locale;

/** What a build does, in this order. */
public enum Phase {
    /** Log in and check that everything named is there. */
    PREFLIGHT("Checking what the build needs"),
    /** Make the machine. */
    CREATE("Creating the machine"),
    /** Start it and wait for the guest's address. */
    INSTALL("Installing the operating system"),
    /** Get into the guest. */
    CONNECT("Connecting to the guest"),
    /** Run the steps of all roles. */
    PROVISION("Provisioning"),
    /** Shut the guest down. */
    SEAL("Shutting the guest down"),
    /** Make the machine an image. */
    PUBLISH("Publishing the image"),
    /** Remove what must not stay. */
    CLEAN_UP("Cleaning up");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** What is being done, for people. */
    public String title() {
        return title;
    }

    /** The word for it in files and texts, for example {@code clean-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
