/** The builds of this controller: their store, who may start them, and how agents come to carry them out. */
package io.jenkins.plugins.goldenimage.jenkins.build;
