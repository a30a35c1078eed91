package io.jenkins.plugins.goldenimage.jenkins.step;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.ImageDefinition;
import io.jenkins.plugins.goldenimage.definition.ParameterNames;
import io.jenkins.plugins.goldenimage.definition.VersionRule;
import io.jenkins.plugins.goldenimage.definition.binding.Suggestions;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code buildImage}. */
public final class BuildImageStep extends Step {
    private final String definition;
    private String file;
    private List<String> targets = List.of();
    private String version;
    private Map<String, Object> parameters = Map.of();
    private boolean keepOnFailure;
    private boolean dryRun;

    /** Builds an image definition. */
    @DataBoundConstructor
    public BuildImageStep(String definition) {
        this.definition = Util.fixEmptyAndTrim(definition);
    }

    /** Name of the image definition. */
    public String getDefinition() {
        return definition;
    }

    /** File in the workspace with definitions; null for those in the configuration of Jenkins. */
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    /** Names of the targets to build on; empty for all. */
    public List<String> getTargets() {
        return targets;
    }

    @DataBoundSetter
    public void setTargets(List<String> targets) {
        this.targets = targets == null ? List.of() : new ArrayList<>(targets);
    }

    /** Version in place of the one that the definition's rule gives; null for the rule. */
    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    /** Parameters in place of, or besides, those of the definition. Values are used as text. */
    public Map<String, Object> getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters == null ? Map.of() : new TreeMap<>(parameters);
    }

    /** Whether the machine stays when the build fails. */
    public boolean isKeepOnFailure() {
        return keepOnFailure;
    }

    @DataBoundSetter
    public void setKeepOnFailure(boolean keepOnFailure) {
        this.keepOnFailure = keepOnFailure;
    }

    /** Whether only to show what would be built. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BuildImageExecution(context, this);
    }

    /** Offers it. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        private static final String ANY_VERSION = "1";
        private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

        @Override
        public String getFunctionName() {
            return "buildImage";
        }

        @Override
        public String getDisplayName() {
            return Messages.BuildImageStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        /** In the form lists and maps are text. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
            String targets = take(form, "targets");
            String parameters = take(form, "parameters");
            BuildImageStep step = (BuildImageStep) super.newInstance(request, form);
            step.setTargets(
                    SEPARATORS.splitAsStream(targets).filter(name -> !name.isEmpty()).toList());
            step.setParameters(new TreeMap<>(parsed(parameters)));
            return step;
        }

        /** The targets of a step as the form shows them; null for a new step. */
        public String targetsText(BuildImageStep step) {
            return step == null ? "" : String.join(", ", step.getTargets());
        }

        /** The parameters of a step as the form shows them; null for a new step. */
        public String parametersText(BuildImageStep step) {
            return step == null
                    ? ""
                    : step.getParameters().entrySet().stream()
                            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                            .collect(Collectors.joining("\n"));
        }

        private static String take(JSONObject form, String key) {
            return form.has(key) ? String.valueOf(form.remove(key)) : "";
        }

        private static Map<String, String> parsed(String lines) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0].strip(), pair -> pair.length > 1 ? pair[1] : "", (first, last) -> last));
        }

        /** Checks the name of a definition in the library of the configuration. */
        @POST
        public FormValidation doCheckDefinition(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String file)
                throws InterruptedException {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            if (value.isBlank()) {
                return FormValidation.error(Messages.BuildImageStep_NoDefinition());
            }
            if (!file.isBlank()) {
                return FormValidation.ok();
            }
            try {
                List<String> names = GoldenImageConfiguration.get().readLibrary().images().stream()
                        .map(ImageDefinition::name)
                        .toList();
                return names.contains(value.strip())
                        ? FormValidation.ok()
                        : FormValidation.warning(Messages.BuildImageStep_UnknownDefinition(
                                value.strip(), Suggestions.among(value.strip(), names)));
            } catch (DefinitionException | IOException e) {
                return FormValidation.warning(Messages.BuildImageStep_UnreadableLibrary());
            }
        }

        /** Checks a version, or a rule for one. */
        @POST
        public FormValidation doCheckVersion(@AncestorInPath Item item, @QueryParameter String value) {
            if (value.isBlank() || !mayConfigure(item)) {
                return FormValidation.ok();
            }
            return VersionRule.problem(value, ANY_VERSION)
                    .map(message -> FormValidation.error(Messages.BuildImageStep_Version(message)))
                    .orElseGet(FormValidation::ok);
        }

        /** Checks lines of names and values. */
        @POST
        public FormValidation doCheckParameters(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            for (String line : value.lines().filter(line -> !line.isBlank()).toList()) {
                Optional<String> problem = line.contains("=")
                        ? ParameterNames.problem(line.split("=", 2)[0].strip())
                        : Optional.of(Messages.BuildImageStep_NoValue(line));
                if (problem.isPresent()) {
                    return FormValidation.error(problem.get());
                }
            }
            return FormValidation.ok();
        }

        private static boolean mayConfigure(Item item) {
            return item == null
                    ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    : item.hasPermission(Item.CONFIGURE);
        }
    }
}
