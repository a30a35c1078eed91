package io.jenkins.plugins.goldenimage.jenkins.connection;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;
import io.jenkins.plugins.goldenimage.definition.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundSetter;

/** A connection as it is configured in Jenkins. Each platform has its own kind. */
public abstract class ConfiguredConnection extends AbstractDescribableImpl<ConfiguredConnection> {
    private final String name;
    private final String url;
    private String credentialsId;
    private String connector;
    private int maxConcurrentBuilds;
    private List<String> folders;

    /** With what every connection must have; the rest is set. */
    protected ConfiguredConnection(String name, String url) {
        this.name = Util.fixEmptyAndTrim(name);
        this.url = Util.fixEmptyAndTrim(url);
        require("name", ConnectionChecks.name(this.name));
    }

    /** As the record that definitions use. */
    public abstract Connection toRecord();

    /** Throws what is wrong with a setting, if anything. */
    protected final void require(String setting, java.util.Optional<String> problem) {
        ConnectionChecks.require(name + "." + setting, problem);
    }

    /** Unique among connections. */
    public String getName() {
        return name;
    }

    /** Where the API is. */
    public String getUrl() {
        return url;
    }

    /** The login; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Label of the agents that reach the endpoint; null for any. */
    public String getConnector() {
        return connector;
    }

    @DataBoundSetter
    public void setConnector(String connector) {
        this.connector = Util.fixEmptyAndTrim(connector);
    }

    /** How many builds there may be on it at a time; 0 for any number. */
    public int getMaxConcurrentBuilds() {
        return maxConcurrentBuilds;
    }

    @DataBoundSetter
    public void setMaxConcurrentBuilds(int maxConcurrentBuilds) {
        require("maxConcurrentBuilds", ConnectionChecks.maxConcurrentBuilds(maxConcurrentBuilds));
        this.maxConcurrentBuilds = maxConcurrentBuilds;
    }

    /** Full names of the folders, or jobs, whose jobs may use it; null for all. */
    public List<String> getFolders() {
        return folders == null ? null : List.copyOf(folders);
    }

    @DataBoundSetter
    public void setFolders(List<String> folders) {
        List<String> names = new ArrayList<>();
        for (String folder : folders == null ? List.<String>of() : folders) {
            String trimmed = Util.fixNull(folder).replaceAll("^[/\\s]+|[/\\s]+$", "");
            if (!trimmed.isEmpty() && !names.contains(trimmed)) {
                names.add(trimmed);
            }
        }
        this.folders = names.isEmpty() ? null : names;
    }

    /** The folders as the form shows them, one in a line. */
    public String foldersText() {
        return folders == null ? "" : String.join("\n", folders);
    }

    /** Whether a job may use it. */
    public boolean allows(Item job) {
        return folders == null
                || folders.stream()
                        .anyMatch(folder -> (job.getFullName() + "/").startsWith(folder + "/"));
    }

    @Override
    public ConnectionDescriptor getDescriptor() {
        return (ConnectionDescriptor) Objects.requireNonNull(super.getDescriptor());
    }
}
