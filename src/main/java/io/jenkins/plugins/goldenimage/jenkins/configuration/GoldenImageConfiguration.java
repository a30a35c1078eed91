package io.jenkins.plugins.goldenimage.jenkins.configuration;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Library;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConnectionChecks;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConnectionDescriptor;
import io.jenkins.plugins.goldenimage.jenkins.connection.Connections;
import io.jenkins.plugins.goldenimage.jenkins.connection.InvalidSettingException;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Connections, and the library that is kept in Jenkins itself. */
@Extension
@Symbol("goldenImage")
public final class GoldenImageConfiguration extends GlobalConfiguration implements Connections {
    /** What the library of this configuration is called in messages and records. */
    public static final String SOURCE = "library in the Jenkins configuration";

    private List<ConfiguredConnection> connections = new ArrayList<>();
    private List<LibrarySource> librarySources = new ArrayList<>();
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

    @Override
    public List<ConfiguredConnection> getConnections() {
        return List.copyOf(connections);
    }

    @DataBoundSetter
    public void setConnections(List<ConfiguredConnection> connections) {
        ConnectionChecks.requireDistinctNames(connections);
        this.connections = new ArrayList<>(connections);
        save();
    }

    /** Where further parts of the library are read from, in this order. */
    public List<LibrarySource> getLibrarySources() {
        return List.copyOf(librarySources);
    }

    /** Takes them as they are; whoever calls has checked them, and that they may be set. */
    @DataBoundSetter
    public void setLibrarySources(List<LibrarySource> librarySources) {
        this.librarySources = new ArrayList<>(librarySources);
        save();
    }

    /** Definitions that are kept here. */
    public LibraryText getLibrary() {
        return new LibraryText(library);
    }

    /** Takes it as it is, mistakes and all; whoever calls has checked it, and that it may be set. */
    public void setLibrary(LibraryText library) {
        this.library = library.text();
        save();
    }

    /** A reader for definitions that use the configured connections. */
    public LibraryReader reader() {
        return reader(connections);
    }

    private static LibraryReader reader(List<ConfiguredConnection> connections) {
        List<Connection> records =
                connections.stream().map(ConfiguredConnection::toRecord).toList();
        return new LibraryReader(Platforms.all(), records);
    }

    /** A reader for the part of the library that is kept here: it does not miss what the sources may hold. */
    static LibraryReader readerOfText(List<ConfiguredConnection> connections, List<LibrarySource> sources) {
        return sources.isEmpty() ? reader(connections) : reader(connections).ofPart();
    }

    /**
     * Checks a text that is to become the library. The sources are not read; what the text names without having it may
     * stand there.
     *
     * @return what stands in the text
     * @throws DefinitionException when it has mistakes
     */
    public Library checkLibrary(String text) throws DefinitionException {
        return readerOfText(connections, librarySources).read(SOURCE, text);
    }

    /**
     * Reads the library that is kept in Jenkins and that in its sources, without a run; see {@link LibraryLoader#use}.
     *
     * @throws DefinitionException when it has mistakes
     * @throws IOException when a source can't be read and has not been read before; the message is for people
     */
    public Library readLibrary() throws DefinitionException, IOException, InterruptedException {
        return LibraryLoader.get().use((library, files) -> library);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // A form without any does not name them at all. Descriptors make connections, which plain binding does not
            // leave to them.
            List<ConfiguredConnection> newConnections = Descriptor.newInstancesFromHeteroList(
                    request,
                    json.get("connections"),
                    Jenkins.get().<ConfiguredConnection, ConnectionDescriptor>getDescriptorList(
                            ConfiguredConnection.class));
            List<LibrarySource> newSources = request.bindJSONToList(LibrarySource.class, json.get("librarySources"));
            String newLibrary = json.optString("library", library);
            checkForm(newConnections, newSources, newLibrary);
            setConnections(newConnections);
            setLibrarySources(newSources);
            setLibrary(new LibraryText(newLibrary));
            change.commit();
            return true;
        } catch (IOException e) {
            throw new FormException(e, "library");
        } catch (RuntimeException | LinkageError e) {
            String problem = InvalidSettingException.problem(e).orElse(null);
            if (problem == null) {
                throw e;
            }
            throw new FormException(problem, e, "connections");
        }
    }

    /**
     * Refuses a library with mistakes, so that nothing is changed. Only one that has had mistakes before and stays as it is
     * goes through: it must not keep administrators from the rest of their configuration.
     */
    private void checkForm(
            List<ConfiguredConnection> newConnections, List<LibrarySource> newSources, String newLibrary)
            throws FormException {
        Optional<String> problem = LibrarySource.problem(newSources);
        if (problem.isPresent()) {
            throw new FormException(problem.get(), "librarySources");
        }
        boolean changed = !newLibrary.strip().lines().toList().equals(library.strip().lines().toList());
        try {
            readerOfText(newConnections, newSources).read(SOURCE, newLibrary);
        } catch (DefinitionException e) {
            if (changed || isRight()) {
                throw new FormException(e.getMessage(), e, "library");
            }
        }
    }

    private boolean isRight() {
        try {
            checkLibrary(library);
            return true;
        } catch (DefinitionException e) {
            return false;
        }
    }
}
