package io.jenkins.plugins.goldenimage.build;

import java.util.List;
import java.util.Map;

/**
 * What a request comes to.
 *
 * @param builds one for each target
 * @param files contents of the files that the builds put into guests, by SHA-256 in hexadecimal digits
 */
public record Planned(List<BuildPlan> builds, Map<String, byte[]> files) {
    public Planned {
        builds = List.copyOf(builds);
        files = Map.copyOf(files);
    }
}
