package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.testing.VcenterGuest;
import java.util.function.Consumer;

/** Something that is wrong from the start, the exit code that it leads to, and what a person is told. */
enum Trouble {
    WRONG_PASSWORD(
            Site::spoilVcenterPassword,
            ExitCode.PREFLIGHT,
            "the user name or the password is wrong"),
    UNKNOWN_HOST(
            site -> site.define(site.vcenter.url(), "https://vcenter.invalid"),
            ExitCode.PREFLIGHT,
            "https://vcenter.invalid: the host name is unknown to the connector"),
    NOBODY_LISTENS(
            site -> site.define(site.vcenter.url(), "https://127.0.0.1:1"),
            ExitCode.PREFLIGHT,
            "https://127.0.0.1:1: the connection is refused"),
    UNTRUSTED_CERTIFICATE(
            site -> site.define("trust: { fingerprint: \"" + site.vcenter.fingerprint() + "\" }", ""),
            ExitCode.PREFLIGHT,
            "or compare the fingerprint with the server's and pin it"),
    OTHER_CERTIFICATE(
            site -> site.define(site.vcenter.fingerprint(), "SHA256:" + "00".repeat(32)),
            ExitCode.PREFLIGHT,
            "the server's certificate is not trusted"),
    MISSING_DATASTORE(
            site -> site.define("datastore: LocalDS_0", "datastore: LocalDS_7"), ExitCode.PREFLIGHT, "LocalDS_7"),
    MISSING_CLUSTER(site -> site.define("DC0_C0", "DC0_C7"), ExitCode.PREFLIGHT, "DC0_C7"),
    MISSING_NETWORK(site -> site.define("VM Network", "VM Netwrk"), ExitCode.PREFLIGHT, "VM Netwrk"),
    MISSING_ISO(
            site -> site.define("debian-12.iso", "debian-13.iso"),
            ExitCode.PREFLIGHT,
            "[LocalDS_0] iso/debian-13.iso: there is no such file on the datastore"),
    NO_ADDRESS(
            site -> {
                site.vcenter.guest(VcenterGuest.all().never(true));
                site.define("install: 60s", "install: 1s");
            },
            ExitCode.FAILED,
            "base-12.1 has reported no address within 1s. Look at the machine's console;"),
    WRONG_GUEST_PASSWORD(
            site -> {
                site.spoilGuestPassword();
                site.define("connect: 60s", "connect: 1s");
            },
            ExitCode.FAILED,
            "refused the password of this login; check the credentials named in the operating system's login"),
    FAILING_STEP(
            site -> site.define(Definitions.firstStep(site.guestFiles), "echo sorry; exit 3"),
            ExitCode.FAILED,
            "The step 'baseline: first' (001-baseline) has ended with exit code 3."
                    + " Its output stands above and in guest/001-baseline.log."),
    STEP_THAT_TAKES_TOO_LONG(
            site -> {
                String pid = site.guestFiles.path("pid").toString();
                site.define(Definitions.firstStep(site.guestFiles), "echo $$ > " + pid + "; exec sleep 600");
                site.define("name: first, timeout: 60s", "name: first, timeout: 1s");
            },
            ExitCode.FAILED,
            "The step 'baseline: first' (001-baseline) ran longer than its time-out of 1s and was ended."
                    + " See in guest/001-baseline.log where it hangs, or raise the step's 'timeout'.");

    final int exitCode;
    final String message;
    private final Consumer<Site> cause;

    Trouble(Consumer<Site> cause, int exitCode, String message) {
        this.cause = cause;
        this.exitCode = exitCode;
        this.message = message;
    }

    /** Makes it so. */
    void cause(Site site) {
        cause.accept(site);
    }
}
