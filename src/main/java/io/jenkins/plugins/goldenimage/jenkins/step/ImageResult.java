package io.jenkins.plugins.goldenimage.jenkins.step;

import io.jenkins.plugins.goldenimage.build.BuildDirectory;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.Fact;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.jenkins.build.StoredBuild;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code buildImage} returns for each target: strings only, so that a Pipeline can keep it over a restart. */
final class ImageResult {
    private ImageResult() {}

    /** Of a build that has published its image. */
    static Map<String, String> of(StoredBuild build) {
        PublishedImage image =
                build.owner().state().last(Fact.ImagePublished.class).orElseThrow().image();
        Map<String, String> result = of(build.plan());
        result.put("name", image.name());
        result.put("id", image.id());
        result.put("manifest", build.artifactFolder() + BuildDirectory.MANIFEST);
        return result;
    }

    /** Of an image that is only planned: it has no ID and no manifest. */
    static Map<String, String> of(BuildPlan plan) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("target", plan.target());
        result.put("platform", plan.platform());
        result.put("name", plan.imageName());
        result.put("version", plan.version());
        return result;
    }
}
