package io.jenkins.plugins.goldenimage.jenkins.connection;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Util;
import hudson.model.AutoCompletionCandidates;
import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.labels.LabelExpression;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The checks and choices that all kinds of connections share. */
public abstract class ConnectionDescriptor extends Descriptor<ConfiguredConnection> {
    private static final String FOLDERS = "folders";

    /** What is wrong with the URL of such a connection, and what is allowed; empty where it is fine. */
    protected abstract Optional<String> urlProblem(String url);

    /** The kinds of credentials that the platform takes. */
    protected CredentialsMatcher kindsOfCredentials() {
        return CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class);
    }

    @Override
    public ConfiguredConnection newInstance(StaplerRequest2 request, JSONObject json) throws FormException {
        // The form has them as text.
        if (json.opt(FOLDERS) instanceof String text) {
            json.put(FOLDERS, JSONArray.fromObject(text.lines().toList()));
        }
        return super.newInstance(request, json);
    }

    /** Checks a name: it must be legal, and no other connection's. */
    @POST
    public FormValidation doCheckName(@QueryParameter String value, @QueryParameter String savedName) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String name = value.trim();
        boolean others = !name.equals(savedName)
                && Connections.get().connection(name).isPresent();
        return others
                ? FormValidation.error(Messages.ConnectionChecks_NameTaken(name))
                : ConnectionChecks.validation(ConnectionChecks.name(name));
    }

    /** Checks a URL. */
    @POST
    public FormValidation doCheckUrl(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return ConnectionChecks.validation(urlProblem(value.trim()));
    }

    /** Tells how many agents have the label. */
    @POST
    public FormValidation doCheckConnector(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String connector = Util.fixEmptyAndTrim(value);
        if (connector == null) {
            return FormValidation.ok(Messages.ConnectionDescriptor_AnyAgent());
        }
        FormValidation expression = LabelExpression.validate(connector);
        if (expression.kind == FormValidation.Kind.ERROR) {
            return expression;
        }
        List<Computer> agents = Connectors.agents(connector);
        long online = agents.stream().filter(Computer::isOnline).count();
        if (agents.isEmpty()) {
            return Connectors.areMadeOnDemand(connector)
                    ? FormValidation.ok(Messages.ConnectionDescriptor_OnDemand())
                    : FormValidation.warning(Messages.ConnectionDescriptor_NoAgent(connector));
        }
        String message = Messages.ConnectionDescriptor_Agents(agents.size(), online);
        return online == 0 ? FormValidation.warning(message) : FormValidation.ok(message);
    }

    /** Labels to choose from. */
    @POST
    public AutoCompletionCandidates doAutoCompleteConnector(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? LabelExpression.autoComplete(value)
                : new AutoCompletionCandidates();
    }

    /** Logins to choose from. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return logins(credentialsId, kindsOfCredentials());
    }

    /** Checks a number of builds. */
    @POST
    public FormValidation doCheckMaxConcurrentBuilds(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validateNonNegativeInteger(value);
    }

    /** Checks that there are such folders or jobs. */
    @POST
    public FormValidation doCheckFolders(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        List<String> missing = value.lines()
                .map(String::trim)
                .filter(name -> !name.isEmpty() && Jenkins.get().getItemByFullName(name) == null)
                .toList();
        return missing.isEmpty()
                ? FormValidation.ok()
                : FormValidation.warning(Messages.ConnectionDescriptor_NoFolder(String.join(", ", missing)));
    }

    /**
     * Tries a connection as the form has it, on one of its agents.
     *
     * @param json the connection as the form would submit it
     */
    @POST
    public FormValidation doTestConnection(StaplerRequest2 request, @QueryParameter String json) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            return new ConnectionTest().run(newInstance(request, JSONObject.fromObject(json)));
        } catch (FormException | RuntimeException | LinkageError e) {
            return FormValidation.error(InvalidSettingException.problem(e)
                    .orElseGet(() -> Messages.ConnectionDescriptor_Unreadable()));
        }
    }

    static ListBoxModel logins(String credentialsId, CredentialsMatcher kinds) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return items.includeCurrentValue(credentialsId);
        }
        return items.includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), Logins.ofKind(kinds))
                .includeCurrentValue(credentialsId);
    }
}
