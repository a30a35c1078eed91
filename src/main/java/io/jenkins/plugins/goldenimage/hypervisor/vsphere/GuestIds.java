package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.InvalidArgument;
import com.vmware.vim25.MethodFault;
import io.jenkins.plugins.goldenimage.definition.OperatingSystem;
import io.jenkins.plugins.goldenimage.definition.OperatingSystemFamily;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What vSphere calls an operating system (VirtualMachineGuestOsIdentifier, with the versions of the API that brought each
 * constant). A later release on an earlier server is given the latest identifier that this server has, as VMware advises.
 */
final class GuestIds {
    /** Any server takes it for any Linux. */
    private static final String ANY_LINUX = "otherLinux64Guest";

    /** Any server takes it. */
    private static final String ANY = "otherGuest64";

    /** What versions of Windows Server begin with; the year follows. */
    private static final String WINDOWS_SERVER = "server-";

    private static final Pattern MAJOR = Pattern.compile("(\\d{1,4}).*", Pattern.DOTALL);

    /** One identifier: from which release of the system, and from which version of the API. */
    private record Entry(int release, int apiMajor, String guestId) {}

    /** The latest first. */
    private static final Map<OperatingSystemFamily, List<Entry>> ENTRIES = Map.of(
            OperatingSystemFamily.DEBIAN,
            List.of(
                    new Entry(13, 9, "debian13_64Guest"),
                    new Entry(12, 8, "debian12_64Guest"),
                    new Entry(11, 7, "debian11_64Guest"),
                    new Entry(10, 6, "debian10_64Guest"),
                    new Entry(9, 6, "debian9_64Guest")),
            OperatingSystemFamily.UBUNTU,
            List.of(new Entry(0, 0, "ubuntu64Guest")),
            OperatingSystemFamily.RHEL,
            List.of(
                    new Entry(10, 9, "rhel10_64Guest"),
                    new Entry(9, 7, "rhel9_64Guest"),
                    new Entry(8, 6, "rhel8_64Guest"),
                    new Entry(7, 6, "rhel7_64Guest")),
            OperatingSystemFamily.WINDOWS,
            List.of(new Entry(11, 8, "windows11_64Guest"), new Entry(10, 6, "windows9_64Guest")));

    /** Of Windows Server: an identifier with "Next" stands for the release after the one that it names. */
    private static final List<Entry> WINDOWS_SERVERS = List.of(
            new Entry(2025, 8, "windows2022srvNext_64Guest"),
            new Entry(2022, 7, "windows2019srvNext_64Guest"),
            new Entry(2019, 7, "windows2019srv_64Guest"),
            new Entry(2016, 6, "windows9Server64Guest"));

    private GuestIds() {}

    /**
     * The identifiers to try, the best one first: hosts may be older than their vCenter Server and refuse it.
     *
     * @param apiVersion what the server speaks, for example {@code 8.0.3.0}
     */
    static List<String> of(OperatingSystem system, String apiVersion) {
        boolean server = system.version().startsWith(WINDOWS_SERVER);
        int release = major(server ? system.version().substring(WINDOWS_SERVER.length()) : system.version());
        int api = major(apiVersion);
        Stream<String> known = (server ? WINDOWS_SERVERS : ENTRIES.get(system.family())).stream()
                .filter(entry -> entry.release() <= release && entry.apiMajor() <= api)
                .map(Entry::guestId);
        return Stream.concat(known, Stream.of(system.family() == OperatingSystemFamily.WINDOWS ? ANY : ANY_LINUX)).toList();
    }

    /** Whether the server has refused the machine because of this identifier. */
    static boolean isRefused(MethodFault fault) {
        return fault instanceof InvalidArgument argument
                && argument.getInvalidProperty() != null
                && argument.getInvalidProperty().endsWith("guestId");
    }

    private static int major(String version) {
        Matcher matcher = MAJOR.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
