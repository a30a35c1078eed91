/**
 * SOAP for the vSphere Web Services API: encoder, decoder and transport behind yavijava's client interface, so that its
 * typed stub runs over them. yavijava's own transports and decoder are never used: they resolve external entities, fail
 * on everything that is newer than vSphere 6.0, and need libraries that Java and Jenkins no longer have.
 */
package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;
