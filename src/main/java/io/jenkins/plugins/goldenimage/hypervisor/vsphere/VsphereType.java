package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import io.jenkins.plugins.goldenimage.definition.ApiUrl;
import io.jenkins.plugins.goldenimage.definition.Mistake;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import java.util.List;
import java.util.Optional;

/** VMware vSphere: vCenter Server, through the vSphere Web Services API. Stateless. */
public final class VsphereType implements HypervisorType<VsphereConnection, VsphereBuilder> {
    @Override
    public String symbol() {
        return "vsphere";
    }

    @Override
    public String displayName() {
        return "VMware vSphere";
    }

    @Override
    public Class<VsphereConnection> connectionType() {
        return VsphereConnection.class;
    }

    @Override
    public Class<VsphereBuilder> builderType() {
        return VsphereBuilder.class;
    }

    @Override
    public Optional<String> imageNameProblem(String name) {
        return VsphereNames.imageNameProblem(name);
    }

    @Override
    public List<Mistake> connectionMistakes(VsphereConnection connection) {
        return ApiUrl.mistakes(connection.url());
    }

    @Override
    public Optional<String> isoProblem(String iso) {
        return IsoPath.parse(iso).isPresent()
                ? Optional.empty()
                : Optional.of("must be a file on a datastore, such as \"[datastore] folder/file.iso\", not '" + iso + "'");
    }

    @Override
    public Hypervisor open(VsphereConnection connection, ConnectionLogins logins)
            throws HypervisorException, InterruptedException {
        return new VsphereHypervisor(VsphereSession.open(connection, logins), connection);
    }
}
