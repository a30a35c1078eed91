package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.AboutInfo;
import io.jenkins.plugins.goldenimage.hypervisor.Finding;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.Machine;
import io.jenkins.plugins.goldenimage.hypervisor.MachineSpec;
import io.jenkins.plugins.goldenimage.hypervisor.MachineWatch;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;
import io.jenkins.plugins.goldenimage.hypervisor.ServerInfo;
import java.util.List;
import java.util.Optional;

/** A session at a vCenter Server. Safe for use by several threads. */
final class VsphereHypervisor implements Hypervisor {
    private final VsphereSession session;
    private final UpdateStream updates;
    private final MachineEvents events;
    private final Preflight preflight;
    private final MachineCreation creation;
    private final MachinePower power;
    private final MachineEnd end;

    VsphereHypervisor(VsphereSession session, VsphereConnection connection) {
        this.session = session;
        this.updates = new UpdateStream(session);
        this.events = new MachineEvents(updates);
        Tasks tasks = new Tasks(session, updates);
        Machines machines = new Machines(session);
        Inventory inventory = new Inventory(session, connection.datacenter());
        this.preflight = new Preflight(session, tasks, inventory, machines);
        this.creation = new MachineCreation(session, tasks, inventory, machines);
        this.power = new MachinePower(session, tasks);
        this.end = new MachineEnd(session, tasks, machines, power);
    }

    @Override
    public ServerInfo describe() throws HypervisorException, InterruptedException {
        // What it is was told when the session began; that it still is there, it is asked.
        session.call("The server", vim -> vim.currentTime(References.of("ServiceInstance", "ServiceInstance")));
        AboutInfo about = session.content().getAbout();
        return new ServerInfo(about.getName() + " " + about.getVersion(), about.getApiVersion(), session.user());
    }

    @Override
    public List<Finding> check(MachineSpec spec) throws HypervisorException, InterruptedException {
        return preflight.check(spec);
    }

    @Override
    public Optional<Machine> find(MachineSpec spec) throws HypervisorException, InterruptedException {
        return creation.find(spec);
    }

    @Override
    public Machine create(MachineSpec spec) throws HypervisorException, InterruptedException {
        return creation.create(spec);
    }

    @Override
    public void powerOn(Machine machine) throws HypervisorException, InterruptedException {
        power.on(machine);
    }

    @Override
    public void shutDownGuest(Machine machine) throws HypervisorException, InterruptedException {
        power.shutDownGuest(machine);
    }

    @Override
    public void powerOff(Machine machine) throws HypervisorException, InterruptedException {
        power.off(machine);
    }

    @Override
    public MachineWatch watch(Machine machine) throws HypervisorException {
        return events.watch(machine);
    }

    @Override
    public PublishedImage publish(Machine machine, MachineSpec spec) throws HypervisorException, InterruptedException {
        return end.publish(machine);
    }

    @Override
    public void destroy(Machine machine) throws HypervisorException, InterruptedException {
        end.destroy(machine);
    }

    @Override
    public void close() {
        updates.close();
        session.close();
    }
}
