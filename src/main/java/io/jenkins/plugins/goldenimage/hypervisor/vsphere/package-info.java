/** VMware vSphere through the vSphere Web Services API. */
package io.jenkins.plugins.goldenimage.hypervisor.vsphere;
