/** How the agents of connections do: looked at every few minutes, and shown to administrators. */
package io.jenkins.plugins.goldenimage.jenkins.health;
