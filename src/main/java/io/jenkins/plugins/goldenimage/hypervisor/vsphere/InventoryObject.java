package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ManagedObjectReference;

/**
 * An object of a datacenter's inventory.
 *
 * @param reference the object
 * @param name its name as people write it
 * @param path its path below the top folder of its kind, with names separated by slashes; empty for that folder
 * @param properties what was read of it
 */
record InventoryObject(ManagedObjectReference reference, String name, String path, Properties properties) {}
