/** How the agents of connections do, looked at every few minutes, and the page and the notice that tell administrators. */
package io.jenkins.plugins.goldenimage.jenkins.health;
