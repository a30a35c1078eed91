package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import io.jenkins.plugins.goldenimage.definition.Firmware;
import io.jenkins.plugins.goldenimage.definition.GuestLogin;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.OperatingSystemFamily;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.secret.Login;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** What the tests with a simulated vCenter Server share. */
final class Vcenters {
    private Vcenters() {}

    static Hypervisor open(VcenterServer server) throws HypervisorException, InterruptedException {
        return open(server, new Trust(null, server.fingerprint(), false));
    }

    static Hypervisor open(VcenterServer server, Trust trust) throws HypervisorException, InterruptedException {
        return new VsphereType().open(connection(server, trust), login(server));
    }

    static VsphereConnection connection(VcenterServer server, Trust trust) {
        return new VsphereConnection("vcenter-1", URI.create(server.url()), "vcenter", null, trust, null, null);
    }

    static ConnectionLogins login(VcenterServer server) {
        return new ConnectionLogins(new Login.Password(server.user(), server.password()), null);
    }

    static VsphereBuilder builder() {
        return builder(VcenterServer.CLUSTER, VcenterServer.DATASTORE, VcenterServer.NETWORK, null);
    }

    static VsphereBuilder builder(String cluster, String datastore, String network, String folder) {
        return new VsphereBuilder(
                "small",
                2,
                2048,
                List.of(new VsphereBuilder.Disk(20)),
                Firmware.EFI_SECURE,
                List.of(network),
                cluster,
                datastore,
                folder,
                null);
    }

    /** A machine with a name of its own. */
    static MachineSpec spec(String iso) {
        return spec("image-" + UUID.randomUUID(), "build-" + UUID.randomUUID(), builder(), iso);
    }

    static MachineSpec spec(String name, String key, VsphereBuilder builder, String iso) {
        return new MachineSpec(key, name, "Made by a test", debian(), builder, iso);
    }

    static OperatingSystem debian() {
        return new OperatingSystem("debian-10", OperatingSystemFamily.DEBIAN, "10", null, null, new GuestLogin("guest", 22));
    }
}
