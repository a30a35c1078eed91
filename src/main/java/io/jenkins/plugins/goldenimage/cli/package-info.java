/** The engine from a terminal: the same definitions, plans, builds and records without Jenkins. */
package io.jenkins.plugins.goldenimage.cli;
