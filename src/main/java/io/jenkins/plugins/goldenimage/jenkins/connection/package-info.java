/** Connections as Jenkins configures them: their settings, the agents that reach them, and the test of a connection. */
package io.jenkins.plugins.goldenimage.jenkins.connection;
