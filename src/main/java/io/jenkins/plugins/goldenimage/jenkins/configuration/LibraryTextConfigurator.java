package io.jenkins.plugins.goldenimage.jenkins.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.casc.Attribute;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.Configurator;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Scalar;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import io.jenkins.plugins.goldenimage.definition.binding.YamlWriter;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The library in Configuration as Code: a part of its own YAML, or a text with YAML. It is exported as the former.
 * {@link GoldenImageConfigurator} checks it.
 */
@Extension(optional = true)
public final class LibraryTextConfigurator implements Configurator<LibraryText> {
    @Override
    public Class<LibraryText> getTarget() {
        return LibraryText.class;
    }

    @NonNull
    @Override
    public Set<Attribute<LibraryText, ?>> describe() {
        return Set.of();
    }

    @NonNull
    @Override
    public LibraryText configure(CNode config, ConfigurationContext context) {
        return new LibraryText(
                config instanceof Scalar text ? text.getValue() : YamlWriter.write(JcascTree.toTree(config)));
    }

    @Override
    public LibraryText check(CNode config, ConfigurationContext context) {
        return configure(config, context);
    }

    @CheckForNull
    @Override
    public CNode describe(LibraryText library, ConfigurationContext context) {
        if (library.text().isBlank()) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        Tree tree = YamlTree.parse(GoldenImageConfiguration.SOURCE, library.text(), problems::add);
        CNode node = problems.isEmpty() && tree instanceof Tree.Mapping ? JcascTree.fromTree(tree) : null;
        // A text with mistakes, or one that would not come back as it is, is given as the text that it is.
        return node == null ? new Scalar(library.text()) : node;
    }
}
