/** The Pipeline step {@code buildImage}: it starts builds and waits for them. */
package io.jenkins.plugins.goldenimage.jenkins.step;
