/** Everything Jenkins, with a package for each concern. What stands here is known to administrators by its class name. */
package io.jenkins.plugins.goldenimage.jenkins;
