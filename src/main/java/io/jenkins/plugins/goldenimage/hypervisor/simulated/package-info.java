/** A platform in memory, for demonstrations and for tests of faults. Nothing of a definition's scripts is executed. */
package io.jenkins.plugins.goldenimage.hypervisor.simulated;
