/** From YAML to records, with every mistake named by file, line and key. Records say by annotations what they allow. */
package io.jenkins.plugins.goldenimage.definition.binding;
