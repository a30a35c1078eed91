/** How a server's certificate is trusted, for any transport. Knows nothing of vSphere. */
package io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls;
