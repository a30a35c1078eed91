package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What is installed; the same for every platform.
 *
 * @param name how image definitions refer to it
 * @param family which installer and which tools it has
 * @param version as its maker writes it, for example {@code 12} or {@code 24.04}; of Windows {@code 11} or, for example,
 *     {@code server-2022}
 * @param edition the name of the image in the ISO of Windows that is installed, for example {@code Windows Server 2022
 *     SERVERDATACENTERCORE}; null for the others, which have none
 * @param iso what is known of the installation medium; null where nothing is
 * @param login how the build gets into the installed system
 */
public record OperatingSystem(
        @Pattern(regex = Names.REGEX, says = Names.SAYS) String name,
        OperatingSystemFamily family,
        String version,
        @Optional String edition,
        @Optional Iso iso,
        GuestLogin login) {
    /**
     * The installation medium, wherever its copies are.
     *
     * @param sha256 what its maker gives as SHA-256 of the file, in hexadecimal digits
     */
    public record Iso(@Pattern(regex = "[0-9A-Fa-f]{64}", says = "64 hexadecimal digits") String sha256) {}

    /** What is wrong between its settings. */
    List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        family.versionProblem(version).ifPresent(message -> mistakes.add(new Mistake("version", message)));
        if (edition != null && family != OperatingSystemFamily.WINDOWS) {
            mistakes.add(new Mistake("edition", "is for windows only; " + family + " has no editions: leave it out"));
        }
        return mistakes;
    }
}
