/** The way through an HTTP proxy, for any transport. Knows nothing of vSphere. */
package io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy;
