package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;

/**
 * The machine of one build.
 *
 * @param key the build's key, which tags everything that the build makes
 * @param name name of the machine and then of the image
 * @param description what it is, for people who find it on the platform
 * @param operatingSystem what will be installed
 * @param builder how the machine is made, of the platform's own record class
 * @param iso the installation medium, where the platform finds it
 */
public record MachineSpec(
        String key, String name, String description, OperatingSystem operatingSystem, Builder builder, String iso) {}
