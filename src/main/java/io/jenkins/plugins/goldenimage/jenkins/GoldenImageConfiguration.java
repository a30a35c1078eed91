package io.jenkins.plugins.goldenimage.jenkins;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

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

    @DataBoundSetter
    public void setConnections(List<ConfiguredConnection> connections) {
        this.connections = new ArrayList<>(connections);
        save();
    }

    /** Definitions as YAML. */
    public String getLibrary() {
        return library;
    }

    @DataBoundSetter
    public void setLibrary(String library) {
        // Browsers send the line ends of forms as CR LF.
        this.library = library == null ? "" : library.replace("\r\n", "\n");
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
    public Library readLibrary() throws DefinitionException {
        return readLibrary(library);
    }

    /**
     * Reads what the library would be if this were the text that is kept in Jenkins.
     *
     * @throws DefinitionException when it has mistakes
     */
    public Library readLibrary(String text) throws DefinitionException {
        return reader().read(SOURCE, text);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            request.bindJSON(this, json);
            if (!json.has("connections")) {
                // A form without any does not name them at all.
                setConnections(List.of());
            }
            change.commit();
            return true;
        } catch (IOException e) {
            throw new FormException(e, "library");
        }
    }
}
