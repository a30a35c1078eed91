/** Everything Jenkins, a package for each concern. Here is what administrators know by its class name: permissions. */
package io.jenkins.plugins.goldenimage.jenkins;
