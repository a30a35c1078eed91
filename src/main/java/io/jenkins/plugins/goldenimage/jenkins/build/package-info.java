/** The builds of this controller: where they are stored, who may start them, and how agents are made to carry them out. */
package io.jenkins.plugins.goldenimage.jenkins.build;
