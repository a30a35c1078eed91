/** The port: what every platform offers a build, in the words of a build's phases. One adapter package per platform. */
package io.jenkins.plugins.goldenimage.hypervisor;
