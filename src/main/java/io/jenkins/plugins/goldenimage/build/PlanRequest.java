package io.jenkins.plugins.goldenimage.build;

import java.util.Map;
import java.util.Set;

/**
 * What someone asks to build.
 *
 * @param definition name of an image definition
 * @param targets names of its targets; empty means all
 * @param version in place of the one that its version rule gives; null for the rule
 * @param number of the build, for the version rule
 * @param parameters in place of, or besides, those of the definition
 * @param keepOnFailure whether the machine stays when a build fails
 * @param requestedBy the URL of the run that asks; null on the command line
 */
public record PlanRequest(
        String definition,
        Set<String> targets,
        String version,
        int number,
        Map<String, String> parameters,
        boolean keepOnFailure,
        String requestedBy) {
    public PlanRequest {
        targets = Set.copyOf(targets);
        parameters = Map.copyOf(parameters);
    }
}
