package io.jenkins.plugins.goldenimage.definition;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Families of operating systems that install and are administered alike. */
public enum OperatingSystemFamily {
    /** Debian. */
    DEBIAN(Versions.NUMBERS, "numbers with dots between them, such as 12"),
    /** Ubuntu Server. */
    UBUNTU(Versions.NUMBERS, "numbers with dots between them, such as 24.04"),
    /** Red Hat Enterprise Linux and what is built from it: Rocky Linux, AlmaLinux, Oracle Linux. */
    RHEL(Versions.NUMBERS, "numbers with dots between them, such as 9 or 9.4"),
    /** Windows and Windows Server. */
    WINDOWS("11|server-2019|server-2022|server-2025", "one of 11, server-2019, server-2022, server-2025");

    private final Pattern versions;
    private final String says;

    OperatingSystemFamily(String versions, String says) {
        this.versions = Pattern.compile(versions);
        this.says = says;
    }

    /** What is wrong with a version of this family, and what is allowed; empty where it is fine. */
    Optional<String> versionProblem(String version) {
        return versions.matcher(version).matches()
                ? Optional.empty()
                : Optional.of("must be " + says + ", not '" + version + "'");
    }

    /** The word for it in YAML. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Constants of an enum can't use a constant of the enum itself. */
    private static final class Versions {
        static final String NUMBERS = "[0-9]{1,4}(\\.[0-9]{1,4}){0,3}";
    }
}
