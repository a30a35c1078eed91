package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.testing.OpenSshServer;
import io.jenkins.plugins.goldenimage.testing.VcenterServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The definitions and credentials of one image in a simulated vCenter with a real guest. */
final class Definitions {
    private static final String IMAGES =
            """
            connections:
              - vsphere:
                  name: vcenter
                  url: %s
                  credentialsId: vcenter-login
                  trust: { fingerprint: "%s" }
            operatingSystems:
              - { name: debian-12, family: debian, version: "12", login: { credentialsId: guest-login, port: %d } }
            builders:
              - vsphere:
                  name: small
                  disks: [ { sizeGiB: 1 } ]
                  networks: [ VM Network ]
                  cluster: DC0_C0
                  datastore: LocalDS_0
            roles:
              - name: baseline
                steps:
                  - shell: { name: first, timeout: 60s, script: "%s" }
                  - shell: { name: second, timeout: 60s, script: 'echo "second $GOLDEN_IMAGE_NAME" | tee -a %s' }
                  - file: { to: %s, content: Managed, mode: "0640" }
                  - check: { name: motd, script: test "$(cat %s)" = "$motd" }
            images:
              - name: base
                operatingSystem: debian-12
                roles: [ baseline ]
                parameters: { motd: Managed }
                version: "12.{build}"
                timeouts: { install: 60s, connect: 60s, shutdown: 60s, retry: 60s }
                targets:
                  - { connection: vcenter, builder: small, iso: "%s" }
            """;

    private static final String CREDENTIALS =
            """
            credentials:
              vcenter-login: { user: %s, password: %s }
              guest-login: { user: %s, password: %s }
            """;

    private Definitions() {}

    /** Both steps leave a line in the guest's file {@code steps}. */
    static String of(VcenterServer vcenter, OpenSshServer guest, String iso, GuestFiles files) {
        return IMAGES.formatted(
                vcenter.url(),
                vcenter.fingerprint(),
                guest.port(),
                firstStep(files),
                files.path("steps"),
                files.path("motd"),
                files.path("motd"),
                iso);
    }

    /** The script of the first step. */
    static String firstStep(GuestFiles files) {
        return "echo first $motd | tee -a " + files.path("steps");
    }

    static String credentials(VcenterServer vcenter, OpenSshServer guest) {
        return CREDENTIALS.formatted(vcenter.user(), vcenter.password(), guest.user(), guest.password());
    }

    static void writeForOwnerOnly(Path file, String text) throws IOException {
        Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
