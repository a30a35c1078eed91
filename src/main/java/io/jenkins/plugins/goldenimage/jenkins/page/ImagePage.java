package io.jenkins.plugins.goldenimage.jenkins.page;

import hudson.model.ModelObject;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.PlanException;
import io.jenkins.plugins.goldenimage.build.PlanRequest;
import io.jenkins.plugins.goldenimage.build.Planner;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.jenkins.configuration.LibraryLoader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of an image definition: what a build of it would do now. One object serves one request. */
public final class ImagePage implements ModelObject {
    /** The number that is put in place of {build}: a build that has a number of its own is not planned here. */
    private static final int EXAMPLE_BUILD = 1;

    private final String name;
    private final LibraryState state;
    private List<DryRun> targets = List.of();
    private String planProblem;

    ImagePage(String name) {
        this.name = name;
        this.state = LibraryState.of(() -> LibraryLoader.get().use((library, files) -> {
            plan(library, files);
            return library;
        }));
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    /** The library that the plans are made from. */
    public LibraryState getState() {
        return state;
    }

    /** What a build of each target would do; empty where nothing can be planned. */
    public List<DryRun> getTargets() {
        return targets;
    }

    /** Names of its roles; the library must be without problems. */
    public List<String> getRoles() {
        return state.library().images().stream()
                .filter(image -> image.name().equals(name))
                .findFirst()
                .orElseThrow()
                .roles();
    }

    /** Why nothing can be planned although the library has no problems; null where it can. */
    public String getPlanProblem() {
        return planProblem;
    }

    /** As if it were build number 1. */
    private void plan(Library library, SourceFiles files) throws InterruptedException {
        PlanRequest request = new PlanRequest(name, Set.of(), null, EXAMPLE_BUILD, Map.of(), false, null);
        List<HypervisorType<?, ?>> platforms = Platforms.all();
        try {
            targets = new Planner(platforms, Clock.systemDefaultZone())
                    .plan(library, files, request).builds().stream()
                            .map(plan -> new DryRun(plan, platforms))
                            .toList();
        } catch (PlanException e) {
            planProblem = e.getMessage();
        }
    }
}
