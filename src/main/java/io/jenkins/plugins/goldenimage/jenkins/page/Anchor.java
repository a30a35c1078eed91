package io.jenkins.plugins.goldenimage.jenkins.page;

import hudson.Util;

/** What the rows of the page "OS images" are called in its URL. */
public final class Anchor {
    private Anchor() {}

    /** Of an image definition. */
    public static String image(String name) {
        return of("image", name);
    }

    /** Of an operating system. */
    public static String operatingSystem(String name) {
        return of("operating-system", name);
    }

    /** Of a builder; its name is unique on its platform only. */
    public static String builder(String platform, String name) {
        return of("builder-" + platform, name);
    }

    /** Of a role. */
    public static String role(String name) {
        return of("role", name);
    }

    /** Of a connection. */
    public static String connection(String name) {
        return of("connection", name);
    }

    private static String of(String kind, String name) {
        return kind + "-" + Util.rawEncode(name);
    }
}
