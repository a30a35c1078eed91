package io.jenkins.plugins.goldenimage.jenkins;

import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.Fact;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code buildImage} returns for each target: strings only, so that a Pipeline can keep it over a restart. */
final class ImageResult {
    private ImageResult() {}

    static Map<String, String> of(StoredBuild build) {
        BuildPlan plan = build.plan();
        PublishedImage image =
                build.owner().state().last(Fact.ImagePublished.class).orElseThrow().image();
        Map<String, String> result = new LinkedHashMap<>();
        result.put("target", plan.target());
        result.put("platform", plan.platform());
        result.put("name", image.name());
        result.put("version", plan.version());
        result.put("id", image.id());
        result.put("manifest", build.artifactFolder() + BuildDirectory.MANIFEST);
        return result;
    }
}
