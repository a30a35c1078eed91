package io.jenkins.plugins.goldenimage.jenkins.configuration;

import hudson.Extension;
import io.jenkins.plugins.casc.BaseConfigurator;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.Configurator;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.casc.model.Scalar;
import io.jenkins.plugins.goldenimage.definition.DefinitionException;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.LibraryReader;
import io.jenkins.plugins.goldenimage.jenkins.connection.ConfiguredConnection;
import io.jenkins.plugins.goldenimage.jenkins.library.LibrarySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of this plugin in Configuration as Code. It checks the library together with the connections and
 * sources of the same file, before anything is changed.
 */
@Extension(optional = true)
public final class GoldenImageConfigurator extends BaseConfigurator<GoldenImageConfiguration> {
    @Override
    public Class<GoldenImageConfiguration> getTarget() {
        return GoldenImageConfiguration.class;
    }

    @Override
    protected GoldenImageConfiguration instance(Mapping mapping, ConfigurationContext context) {
        return GoldenImageConfiguration.get();
    }

    @Override
    protected void configure(
            Mapping config, GoldenImageConfiguration instance, boolean dryrun, ConfigurationContext context)
            throws ConfiguratorException {
        List<ConfiguredConnection> connections =
                items(config, "connections", ConfiguredConnection.class, instance.getConnections(), context);
        List<LibrarySource> sources =
                items(config, "librarySources", LibrarySource.class, instance.getLibrarySources(), context);
        Optional<String> problem = LibrarySource.problem(sources);
        if (problem.isPresent()) {
            throw ConfiguratorException.from(node(config, "librarySources"), problem.get());
        }
        CNode library = node(config, "library");
        if (library != null) {
            check(library, GoldenImageConfiguration.readerOfText(connections, sources));
        }
        super.configure(config, instance, dryrun, context);
    }

    /** The items as they will be; making them changes nothing. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> items(
            Mapping config, String key, Class<T> type, List<T> present, ConfigurationContext context) {
        CNode node = node(config, key);
        if (node == null) {
            return present;
        }
        Configurator<T> configurator = context.lookupOrFail(type);
        List<T> items = new ArrayList<>();
        for (CNode item : node.clone().asSequence()) {
            items.add(configurator.check(item, context));
        }
        return items;
    }

    private static void check(CNode library, LibraryReader reader) {
        try {
            if (library instanceof Scalar text) {
                reader.read(GoldenImageConfiguration.SOURCE, text.getValue());
            } else {
                reader.read(new Document(GoldenImageConfiguration.SOURCE, ""), JcascTree.toTree(library));
            }
        } catch (DefinitionException e) {
            // A number such as 12.5 never arrives here.
            String hint = e.getMessage().contains("is missing") ? "\n" + Messages.GoldenImageConfigurator_Quotes() : "";
            throw ConfiguratorException.from(library, Messages.GoldenImageConfigurator_Mistakes(e.getMessage()) + hint);
        }
    }

    /** As Configuration as Code finds it: upper and lower case are the same. */
    private static CNode node(Mapping config, String key) {
        return config.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
