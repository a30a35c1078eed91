/** Nutanix AHV through Prism Central: its part of the definitions. Nothing is built on it yet. */
package io.jenkins.plugins.goldenimage.hypervisor.nutanix;
