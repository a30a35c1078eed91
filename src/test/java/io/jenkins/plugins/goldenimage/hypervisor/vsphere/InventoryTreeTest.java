package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.vmware.vim25.ManagedObjectReference;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InventoryTreeTest {
    private static final ManagedObjectReference DATACENTER = References.of("Datacenter", "datacenter-1");
    private static final ManagedObjectReference NETWORKS = References.of("Folder", "group-n1");

    private final List<Problem> problems = new ArrayList<>();
    private final List<Properties> objects = new ArrayList<>();

    InventoryTreeTest() {
        objects.add(object(DATACENTER, "DC1", null, Map.of("networkFolder", NETWORKS)));
        objects.add(object(NETWORKS, "network", DATACENTER, Map.of()));
    }

    @Test
    void findsByNameWhereverItIs() {
        ManagedObjectReference folder = add("Folder", "group-n2", "Production", NETWORKS);
        ManagedObjectReference network = add("Network", "network-1", "VLAN 10%2f11", folder);

        assertThat(find("VLAN 10/11")).hasValueSatisfying(found -> {
            assertThat(found.reference()).isEqualTo(network);
            assertThat(found.path()).isEqualTo("Production/VLAN 10/11");
        });
    }

    @Test
    void findsByPath() {
        ManagedObjectReference one = add("Folder", "group-n2", "Production", NETWORKS);
        ManagedObjectReference two = add("Folder", "group-n3", "Test", NETWORKS);
        add("Network", "network-1", "VLAN 10", one);
        ManagedObjectReference wanted = add("Network", "network-2", "VLAN 10", two);

        for (String path : List.of("Test/VLAN 10", "network/Test/VLAN 10", "/DC1/network/Test/VLAN 10")) {
            assertThat(find(path)).map(InventoryObject::reference).contains(wanted);
        }
    }

    @Test
    void asksForThePathWhereANameIsNotUnique() {
        ManagedObjectReference one = add("Folder", "group-n2", "Production", NETWORKS);
        ManagedObjectReference two = add("Folder", "group-n3", "Test", NETWORKS);
        add("Network", "network-1", "VLAN 10", one);
        add("DistributedVirtualPortgroup", "dvportgroup-2", "VLAN 10", two);

        assertThat(find("VLAN 10")).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.INVALID);
            assertThat(problem.action()).contains("Production/VLAN 10, Test/VLAN 10");
        });
    }

    @Test
    void takesTheOneThatCanBeUsed() {
        ManagedObjectReference one = add("Folder", "group-n2", "Production", NETWORKS);
        ManagedObjectReference two = add("Folder", "group-n3", "Test", NETWORKS);
        add("Network", "network-1", "VLAN 10", one);
        ManagedObjectReference usable = add("Network", "network-2", "VLAN 10", two);

        Optional<InventoryObject> found = new InventoryTree(objects.get(0), objects)
                .find(InventoryKind.NETWORK, "VLAN 10", List.of(usable), problems);

        assertThat(found).map(InventoryObject::reference).contains(usable);
    }

    @Test
    void namesWhatThereIs() {
        for (int number = 10; number < 40; number++) {
            add("Network", "network-" + number, "VLAN " + number, NETWORKS);
        }

        assertThat(find("VLAN 99")).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.NOT_FOUND);
            assertThat(problem.action()).contains("VLAN 10, VLAN 11").contains("and 10 more");
        });
    }

    private Optional<InventoryObject> find(String text) {
        return new InventoryTree(objects.get(0), objects).find(InventoryKind.NETWORK, text, null, problems);
    }

    private ManagedObjectReference add(String type, String value, String name, ManagedObjectReference parent) {
        ManagedObjectReference reference = References.of(type, value);
        objects.add(object(reference, name, parent, Map.of()));
        return reference;
    }

    private static Properties object(
            ManagedObjectReference reference, String name, ManagedObjectReference parent, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("name", name);
        if (parent != null) {
            values.put("parent", parent);
        }
        return new Properties(reference, values);
    }
}
