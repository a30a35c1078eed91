/** Reaching into the machine that is being built: connections and steps that go on when a connection is lost. */
package io.jenkins.plugins.goldenimage.guest;
