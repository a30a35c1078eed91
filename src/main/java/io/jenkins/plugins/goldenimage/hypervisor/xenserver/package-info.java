/** XenServer and XCP-ng through XAPI: their part of the definitions. Nothing is built on them yet. */
package io.jenkins.plugins.goldenimage.hypervisor.xenserver;
