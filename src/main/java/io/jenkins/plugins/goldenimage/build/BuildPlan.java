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

/**
 * Everything that one build will do, resolved and frozen when it is started. Holds nothing secret.
 *
 * @param key names the build everywhere and for ever: {@code gi-} and 26 characters
 * @param definition name of the image definition
 * @param digest SHA-256 over everything in the plan that comes from definitions
 * @param source where the definition was read
 * @param target name of the target
 * @param version of the image
 * @param imageName name of the image on the platform
 * @param platform symbol of the platform
 * @param connection where it is built
 * @param builder the machine that it is built on
 * @param operatingSystem what is installed
 * @param iso the installation medium
 * @param parameters reach steps as environment variables
 * @param steps in order
 * @param timeouts how long the build waits
 * @param keepOnFailure whether the machine stays when the build fails
 * @param started when the build was started
 * @param requestedBy the URL of the run that asked for it; null on the command line
 */
public record BuildPlan(
        String key,
        String definition,
        String digest,
        String source,
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

    /** The IDs of all credentials that an attempt needs. */
    public Set<String> credentials() {
        Set<String> ids = new LinkedHashSet<>(connection.credentials());
        ids.add(operatingSystem.login().credentialsId());
        return ids;
    }
}
