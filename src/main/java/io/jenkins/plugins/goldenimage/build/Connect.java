package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.Guest;
import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;

/** Gets into the guest: it is ready when a command has run in it. */
final class Connect implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws BuildFailure, HypervisorException, GuestException, InterruptedException {
        try (GuestLink link = new GuestLink(attempt)) {
            attempt.log().line("The guest is ready; its host key is " + link.use(Guest::hostKey));
        }
    }
}
