package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;

import com.vmware.vim25.ManagedObjectReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The inventory of one datacenter at one moment. Immutable. */
final class InventoryTree {
    /** More names than these don't help whoever has mistyped one. */
    private static final int NAMES = 20;

    private final Properties datacenter;
    private final Map<ManagedObjectReference, Properties> objects;

    /**
     * From what a traversal has found.
     *
     * @param datacenter with its name and its top folders
     * @param objects with their names and parents
     */
    InventoryTree(Properties datacenter, List<Properties> objects) {
        this.datacenter = datacenter;
        this.objects = objects.stream()
                .collect(Collectors.toMap(Properties::reference, object -> object, (first, second) -> first));
    }

    /** Whether the top folders of a datacenter could be read. */
    static boolean isComplete(Properties datacenter) {
        return Arrays.stream(InventoryKind.values())
                .allMatch(kind -> datacenter.get(kind.root(), ManagedObjectReference.class) != null);
    }

    /** The top folder of a kind. */
    InventoryObject top(InventoryKind kind) {
        ManagedObjectReference reference = datacenter.get(kind.root(), ManagedObjectReference.class);
        Properties properties = objects.getOrDefault(reference, new Properties(reference, Map.of()));
        return new InventoryObject(reference, name(properties), "", properties);
    }

    Optional<Properties> get(ManagedObjectReference reference) {
        return Optional.ofNullable(objects.get(reference));
    }

    /**
     * Finds an object by its name, or by its path below its kind's top folder where several have that name. What is no
     * object, or not one, becomes a problem that names what there is.
     *
     * @param among what it has to be one of; null for anything of its kind
     */
    Optional<InventoryObject> find(
            InventoryKind kind, String text, List<ManagedObjectReference> among, List<Problem> problems) {
        List<InventoryObject> all = all(kind);
        List<InventoryObject> exact = all.stream()
                .filter(object -> isPath(kind, object, text))
                .toList();
        List<InventoryObject> named = exact.isEmpty()
                ? all.stream().filter(object -> object.name().equals(text)).toList()
                : exact;
        List<InventoryObject> found = named.size() > 1 && among != null
                ? named.stream().filter(object -> among.contains(object.reference())).toList()
                : named;
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        problems.add(named.isEmpty() ? none(kind, text, all) : several(kind, text, named));
        return Optional.empty();
    }

    private boolean isPath(InventoryKind kind, InventoryObject object, String text) {
        String top = top(kind).name() + "/" + object.path();
        return text.equals(object.path()) || text.equals(top) || text.equals("/" + name(datacenter) + "/" + top);
    }

    private static Problem none(InventoryKind kind, String text, List<InventoryObject> all) {
        String names = all.stream()
                .map(InventoryObject::path)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(NAMES)
                .collect(Collectors.joining(", "));
        String rest = all.size() > NAMES ? " and " + (all.size() - NAMES) + " more" : "";
        return new Problem(
                NOT_FOUND,
                text,
                "there is no " + kind.singular() + " of this name that the user of the connection can see",
                all.isEmpty()
                        ? "Create it, or let the user of the connection see it"
                        : "Choose one of the " + kind.plural() + " " + names + rest);
    }

    private static Problem several(InventoryKind kind, String text, List<InventoryObject> named) {
        return new Problem(
                INVALID,
                text,
                "several " + kind.plural() + " have this name",
                "Write the path of the one that is meant: "
                        + named.stream().map(InventoryObject::path).sorted().collect(Collectors.joining(", ")));
    }

    private List<InventoryObject> all(InventoryKind kind) {
        ManagedObjectReference top = datacenter.get(kind.root(), ManagedObjectReference.class);
        Map<ManagedObjectReference, Optional<String>> paths = new HashMap<>();
        return objects.values().stream()
                .filter(object -> kind.includes(object.reference().getType()))
                .filter(object -> !object.reference().equals(top))
                .flatMap(object -> path(object, top, paths).stream()
                        .map(path -> new InventoryObject(object.reference(), name(object), path, object)))
                .toList();
    }

    /** Empty for what is not below the top folder. */
    private Optional<String> path(
            Properties object, ManagedObjectReference top, Map<ManagedObjectReference, Optional<String>> known) {
        Optional<String> cached = known.get(object.reference());
        if (cached != null) {
            return cached;
        }
        ManagedObjectReference parent = object.get("parent", ManagedObjectReference.class);
        Optional<String> path;
        if (Objects.equals(parent, top)) {
            path = Optional.of(name(object));
        } else {
            path = Optional.ofNullable(objects.get(parent))
                    .flatMap(folder -> path(folder, top, known))
                    .map(prefix -> prefix + "/" + name(object));
        }
        known.put(object.reference(), path);
        return path;
    }

    private static String name(Properties object) {
        String name = object.get("name", String.class);
        return name == null ? object.reference().getVal() : VsphereNames.decode(name);
    }
}
