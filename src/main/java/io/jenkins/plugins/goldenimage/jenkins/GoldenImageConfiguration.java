package io.jenkins.plugins.goldenimage.jenkins;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Connections, and the library that is kept in Jenkins itself. */
@Extension
@Symbol("goldenImage")
public final class GoldenImageConfiguration extends GlobalConfiguration {
    /** What the library of this configuration is called in messages and records. */
    public static final String SOURCE = "library in the Jenkins configuration";

    private List<ConfiguredConnection> connections = new ArrayList<>();
    private String library = "";

    /** As it was saved. */
    public GoldenImageConfiguration() {
        load();
    }

    /** The configuration of this controller. */
    public static GoldenImageConfiguration get() {
        return ExtensionList.lookupSingleton(GoldenImageConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.GoldenImageConfiguration_DisplayName();
    }

    /** All connections. */
    public List<ConfiguredConnection> getConnections() {
        return List.copyOf(connections);
    }

    /** The connection of this name. */
    Optional<ConfiguredConnection> connection(String name) {
        return connections.stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst();
    }

    @DataBoundSetter
    public void setConnections(List<ConfiguredConnection> connections) {
        Set<String> names = new HashSet<>();
        for (ConfiguredConnection connection : connections) {
            if (!names.add(connection.getName())) {
                throw new InvalidSettingException(Messages.ConnectionChecks_NameTaken(connection.getName()));
            }
        }
        this.connections = new ArrayList<>(connections);
        save();
    }

    /** Definitions as YAML. */
    public String getLibrary() {
        return library;
    }

    @DataBoundSetter
    public void setLibrary(String library) {
        this.library = library == null ? "" : library;
        save();
    }

    /** A reader for definitions that use the configured connections. */
    LibraryReader reader() {
        List<Connection> records =
                connections.stream().map(ConfiguredConnection::toRecord).toList();
        return new LibraryReader(Platforms.all(), records);
    }

    /**
     * Reads the library that is kept in Jenkins.
     *
     * @throws DefinitionException when it has mistakes
     */
    Library readLibrary() throws DefinitionException {
        return reader().read(SOURCE, library);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // Descriptors make them, which plain binding does not leave them. A form without any does not name them at all.
            setConnections(Descriptor.newInstancesFromHeteroList(
                    request,
                    json.remove("connections"),
                    Jenkins.get().<ConfiguredConnection, ConnectionDescriptor>getDescriptorList(
                            ConfiguredConnection.class)));
            request.bindJSON(this, json);
            change.commit();
            return true;
        } catch (IOException e) {
            throw new FormException(e, "library");
        } catch (RuntimeException | LinkageError e) {
            String problem = settingProblem(e).orElse(null);
            if (problem == null) {
                throw e;
            }
            throw new FormException(problem, e, "connections");
        }
    }

    /** What is wrong with a setting, where that is why binding has failed. */
    static Optional<String> settingProblem(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(InvalidSettingException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** Checks definitions. */
    @POST
    public FormValidation doCheckLibrary(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            reader().read(SOURCE, value);
            return FormValidation.ok();
        } catch (DefinitionException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
