package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of inventory objects (vSphere Web Services API, ManagedEntity.name and VirtualMachineConfigSpec.name). */
final class VsphereNames {
    private static final int LONGEST = 80;

    /** The characters that the inventory keeps as escape sequences, and those that no file name can have. */
    private static final Pattern FORBIDDEN = Pattern.compile("[%/\\\\\\p{Cntrl}]");

    private VsphereNames() {}

    /** The name as people write it: the API gives percent, slash and backslash as escape sequences. */
    static String decode(String name) {
        return name.replaceAll("(?i)%2f", "/").replaceAll("(?i)%5c", "\\\\").replace("%25", "%");
    }

    static Optional<String> imageNameProblem(String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            return Optional.of("must neither be empty nor begin or end with a blank");
        }
        if (name.length() > LONGEST) {
            return Optional.of("has " + name.length() + " characters; vSphere allows " + LONGEST);
        }
        if (FORBIDDEN.matcher(name).find()) {
            return Optional.of("must have no percent sign, slash, backslash or control character");
        }
        return Optional.empty();
    }
}
