package io.jenkins.plugins.goldenimage;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.nutanix.NutanixType;
import io.jenkins.plugins.goldenimage.hypervisor.simulated.SimulatedType;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.VsphereType;
import io.jenkins.plugins.goldenimage.hypervisor.xenserver.XenserverType;
import java.util.List;

/** The platforms that there are: the one place where a new one is registered with the engine. */
public final class Platforms {
    private Platforms() {}

    /** New objects of all types. Simulated worlds live as long as the objects do. */
    public static List<HypervisorType<?, ?>> all() {
        return List.of(new VsphereType(), new NutanixType(), new XenserverType(), new SimulatedType());
    }
}
