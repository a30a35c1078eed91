package io.jenkins.plugins.goldenimage.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether this machine can run the servers that tests talk to; where it can't, the tests skip and say why. */
public final class TestServers {

    private TestServers() {}

    public static void assumeVcenter() {
        List<String> packages = new ArrayList<>();
        if (CommandLine.find("go").isEmpty()) {
            packages.add("golang-go");
        }
        if (!Files.isDirectory(VcenterProgram.LIBRARY)) {
            packages.add("golang-github-vmware-govmomi-dev");
        }
        assumeInstalled("the simulated vCenter", packages);
    }

    public static void assumeHttpProxy() {
        assumeInstalled(
                "an HTTP proxy", CommandLine.find("tinyproxy").isEmpty() ? List.of("tinyproxy-bin") : List.of());
    }

    public static void assumeOpenSsh() {
        List<String> packages = new ArrayList<>();
        if (CommandLine.find("sshd").isEmpty()) {
            packages.add("openssh-server");
        }
        if (CommandLine.find("ssh-keygen").isEmpty()) {
            packages.add("openssh-client");
        }
        assumeInstalled("a real SSH server", packages);
        assumeTrue(isRoot(), "a real SSH server lets users log in with a password only when root has started it");
    }

    private static void assumeInstalled(String what, List<String> missing) {
        assumeTrue(
                missing.isEmpty(),
                () -> what + " needs the Debian packages " + String.join(", ", missing)
                        + ", which dev/lib/test-servers installs as root");
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
