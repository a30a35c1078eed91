/** Everything Jenkins: configuration, the store of builds, their dispatch to agents, and the steps that start them. */
package io.jenkins.plugins.goldenimage.jenkins;
