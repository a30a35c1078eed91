package io.jenkins.plugins.goldenimage.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import io.jenkins.plugins.goldenimage.build.Fact;
import io.jenkins.plugins.goldenimage.build.PlanException;
import io.jenkins.plugins.goldenimage.build.PlanRequest;
import io.jenkins.plugins.goldenimage.build.PlanText;
import io.jenkins.plugins.goldenimage.build.Planned;
import io.jenkins.plugins.goldenimage.build.Planner;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import io.jenkins.plugins.goldenimage.jenkins.build.Builds;
import io.jenkins.plugins.goldenimage.jenkins.build.ConnectionAccess;
import io.jenkins.plugins.goldenimage.jenkins.build.Origin;
import io.jenkins.plugins.goldenimage.jenkins.build.StoredBuild;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.configuration.LibraryLoader;
import io.jenkins.plugins.goldenimage.jenkins.library.OpenLibrary;
import io.jenkins.plugins.goldenimage.jenkins.library.WorkspaceFile;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/**
 * A running {@code buildImage}: it starts builds and waits for them. The builds go on without it; after a restart it finds
 * them again in the store by the run and the step that started them.
 */
final class BuildImageExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(BuildImageExecution.class.getName());

    private final String definition;
    private final String file;
    private final ArrayList<String> targets;
    private final String version;
    private final TreeMap<String, String> parameters = new TreeMap<>();
    private final boolean keepOnFailure;
    private final boolean dryRun;
    /** Whether all builds of this step have been stored. */
    private boolean started;

    private transient volatile Throwable stopCause;
    private transient volatile boolean over;

    BuildImageExecution(StepContext context, BuildImageStep step) {
        super(context);
        definition = step.getDefinition();
        file = step.getFile();
        targets = new ArrayList<>(step.getTargets());
        version = step.getVersion();
        step.getParameters().forEach((name, value) -> parameters.put(name, value == null ? null : value.toString()));
        keepOnFailure = step.isKeepOnFailure();
        dryRun = step.isDryRun();
    }

    @Override
    public boolean start() {
        goOn();
        return false;
    }

    @Override
    public void onResume() {
        goOn();
    }

    private void goOn() {
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                Origin origin = origin();
                if (dryRun) {
                    getContext().onSuccess(tell(plan(getContext().get(Run.class), version)));
                    return;
                }
                List<StoredBuild> builds = started ? Builds.get().of(origin) : startBuilds(origin);
                if (builds.isEmpty()) {
                    throw new AbortException(Messages.BuildImageExecution_Gone());
                }
                follow(builds);
            } catch (DefinitionException | PlanException e) {
                giveUp(new AbortException(e.getMessage()));
            } catch (IOException | RuntimeException e) {
                giveUp(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                giveUp(e);
            }
        });
    }

    /** Nobody waits for the builds any more. */
    private void giveUp(Exception cause) {
        over = true;
        getContext().onFailure(cause);
        try {
            Builds.get().of(origin()).forEach(Builds.get()::abort);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The sweep stops what has been started", e);
        }
    }

    private Origin origin() throws IOException, InterruptedException {
        return Origin.of(
                getContext().get(Run.class), getContext().get(FlowNode.class).getId());
    }

    /** Stores the builds, those aside that an interrupted earlier call has stored. */
    private List<StoredBuild> startBuilds(Origin origin)
            throws IOException, InterruptedException, DefinitionException, PlanException {
        Run<?, ?> run = getContext().get(Run.class);
        List<StoredBuild> builds = new ArrayList<>(Builds.get().of(origin));
        Set<String> there =
                builds.stream().map(build -> build.plan().target()).collect(Collectors.toSet());
        Planned planned = plan(run, builds.isEmpty() ? version : builds.get(0).plan().version());
        List<BuildPlan> missing = planned.builds().stream()
                .filter(plan -> !there.contains(plan.target()))
                .toList();
        for (BuildPlan plan : missing) {
            ConnectionAccess.check(run.getParent(), plan);
            checkCredentials(run, plan);
        }
        for (BuildPlan plan : missing) {
            builds.add(Builds.get().start(plan, planned.files(), origin, getContext().get(Node.class)));
        }
        if (stopCause != null) {
            builds.forEach(Builds.get()::abort);
        }
        started = true;
        getContext().saveState();
        return builds;
    }

    /** Absolute where the controller knows its own address. */
    private static String url(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? run.getUrl() : root + run.getUrl();
    }

    private Planned plan(Run<?, ?> run, String fixedVersion)
            throws IOException, InterruptedException, DefinitionException, PlanException {
        checkPermission(run);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getValue() == null) {
                throw new AbortException(Messages.BuildImageExecution_NoValue(parameter.getKey()));
            }
        }
        PlanRequest request = new PlanRequest(
                definition, Set.copyOf(targets), fixedVersion, run.getNumber(), parameters, keepOnFailure, url(run));
        GoldenImageConfiguration configuration = GoldenImageConfiguration.get();
        try (OpenLibrary open = openLibrary()) {
            Library library = configuration.reader().read(open.documents());
            return new Planner(Platforms.all(), Clock.systemDefaultZone()).plan(library, open, request);
        }
    }

    private OpenLibrary openLibrary() throws IOException, InterruptedException {
        return file == null
                ? LibraryLoader.get().load(getContext().get(Run.class), getContext().get(TaskListener.class))
                : WorkspaceFile.open(getContext().get(FilePath.class), file);
    }

    /** Shows what would be built. */
    private ArrayList<Map<String, String>> tell(Planned planned) throws IOException, InterruptedException {
        TaskListener listener = getContext().get(TaskListener.class);
        PlanText text = new PlanText(Builds.get().json());
        for (BuildPlan plan : planned.builds()) {
            text.of(plan).forEach(listener.getLogger()::println);
        }
        listener.getLogger().println(Messages.BuildImageExecution_DryRun());
        return planned.builds().stream().map(ImageResult::of).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whoever the run acts for must be allowed to build images. */
    private void checkPermission(Run<?, ?> run) throws IOException, InterruptedException {
        Authentication who = getContext().get(FlowExecution.class).getAuthentication2();
        if (!run.getParent().getACL().hasPermission2(who, GoldenImagePermissions.BUILD)) {
            throw new AbortException(Messages.BuildImageExecution_NotAllowed(
                    who.getName(), run.getParent().getFullDisplayName()));
        }
    }

    private static void checkCredentials(Run<?, ?> run, BuildPlan plan) throws AbortException {
        for (String id : plan.credentials()) {
            if (Origin.login(run, id).isEmpty()) {
                throw new AbortException(Messages.BuildImageExecution_NoCredentials(id, run.getFullDisplayName()) + ". "
                        + Messages.BuildImageExecution_NoCredentialsAction() + ".");
            }
        }
    }

    private void follow(List<StoredBuild> builds) throws IOException, InterruptedException {
        TaskListener listener = getContext().get(TaskListener.class);
        for (StoredBuild build : builds) {
            String prefix = builds.size() > 1 ? "[" + build.plan().target() + "] " : "";
            build.attach(line -> listener.getLogger().println(prefix + line));
        }
        CompletableFuture.allOf(builds.stream().map(StoredBuild::ended).toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> finish(builds), Computer.threadPoolForRemoting);
    }

    private void finish(List<StoredBuild> builds) {
        if (over) {
            return;
        }
        try {
            for (StoredBuild build : builds) {
                archive(build);
            }
            List<String> failures = builds.stream()
                    .flatMap(build -> build.owner().state().last(Fact.Failed.class).stream())
                    .map(failed -> failed.failure().toString())
                    .toList();
            if (stopCause != null) {
                getContext().onFailure(stopCause);
            } else if (!failures.isEmpty()) {
                getContext().onFailure(new AbortException(String.join("\n", failures)));
            } else if (builds.stream().anyMatch(StoredBuild::wasAborted)) {
                getContext().onFailure(new FlowInterruptedException(Result.ABORTED));
            } else {
                getContext()
                        .onSuccess(builds.stream().map(ImageResult::of).collect(Collectors.toCollection(ArrayList::new)));
            }
        } catch (IOException | RuntimeException e) {
            getContext().onFailure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            getContext().onFailure(e);
        }
    }

    private void archive(StoredBuild build) throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        run.pickArtifactManager()
                .archive(
                        build.files(),
                        new Launcher.LocalLauncher(listener),
                        new PlainBuildListener(listener),
                        build.artifacts());
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        stopCause = cause;
        List<StoredBuild> builds = Builds.get().of(origin());
        if (builds.isEmpty()) {
            over = true;
            getContext().onFailure(cause);
        }
        builds.forEach(Builds.get()::abort);
    }

    @Override
    public String getStatus() {
        try {
            return Builds.get().of(origin()).stream()
                    .map(build -> build.plan().target() + ": " + build.status())
                    .collect(Collectors.joining(", "));
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }
}
