package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.Timeouts;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that one build will do, resolved and frozen when it is started. Holds nothing secret.
 *
 * @param key names the build everywhere and for ever: {@code gi-} and 26 characters
 * @param definition name of the image definition
 * @param digest SHA-256 over everything in the plan that comes from definitions
 * @param sources the documents that the definition and what it names were read from
 * @param target name of the target
 * @param version of the image
 * @param imageName name of the image on the platform
 * @param platform symbol of the platform
 * @param connection where it is built
 * @param builder the machine that it is built on
 * @param operatingSystem what is installed
 * @param iso the installation medium
 * @param parameters reach steps as environment variables
 * @param steps in order; files that they put into the guest are in the store of the build
 * @param timeouts how long the build waits
 * @param keepOnFailure whether the machine stays when the build fails
 * @param started when the build was started
 * @param requestedBy the URL of the run that asked for it; null on the command line
 */
public record BuildPlan(
        String key,
        String definition,
        String digest,
        List<DefinitionSource> sources,
        String target,
        String version,
        String imageName,
        String platform,
        Connection connection,
        Builder builder,
        OperatingSystem operatingSystem,
        String iso,
        Map<String, String> parameters,
        List<PlannedStep> steps,
        Timeouts timeouts,
        boolean keepOnFailure,
        Instant started,
        String requestedBy) {
    /** The machine that this build makes. */
    public MachineSpec machine() {
        String description = "Built by Golden Image from " + definition + ", version " + version + ", on " + started
                + ". Build " + key + ".";
        return new MachineSpec(key, imageName, description, operatingSystem, builder, iso);
    }

    /** Those of the files that this build puts into its guest. */
    Map<String, byte[]> filesOf(Map<String, byte[]> files) {
        return steps.stream()
                .filter(PlannedFile.class::isInstance)
                .map(step -> ((PlannedFile) step).sha256())
                .distinct()
                .collect(Collectors.toMap(sha256 -> sha256, files::get));
    }

    /** The IDs of all credentials that an attempt needs. */
    public Set<String> credentials() {
        Set<String> ids = new LinkedHashSet<>(connection.credentials());
        ids.add(operatingSystem.login().credentialsId());
        return ids;
    }
}
