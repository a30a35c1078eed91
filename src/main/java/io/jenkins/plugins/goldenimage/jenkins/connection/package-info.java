/** Connections as Jenkins configures them: their settings, the agents that reach them, and the button that tries them. */
package io.jenkins.plugins.goldenimage.jenkins.connection;
