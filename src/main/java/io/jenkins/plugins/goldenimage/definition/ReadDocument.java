package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Tree;

/**
 * A document and what was made of it.
 *
 * @param tree as it is written; null where nothing is
 */
record ReadDocument(Document document, Tree tree, LibraryKeys keys) {}
