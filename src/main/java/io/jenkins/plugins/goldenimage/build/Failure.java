package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.guest.GuestException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.io.Serializable;
import java.util.Locale;

/**
 * Why a build failed.
 *
 * @param phase in which it failed
 * @param cause class of the cause in a word, for example {@code permission} or {@code step-failed}
 * @param message what happened
 * @param action what to do about it
 */
public record Failure(Phase phase, String cause, String message, String action) implements Serializable {
    static Failure of(Phase phase, HypervisorException e) {
        return new Failure(phase, word(e.reason()), e.getMessage(), e.action());
    }

    static Failure of(Phase phase, GuestException e) {
        return new Failure(
                phase,
                "guest-" + word(e.reason()),
                e.getMessage(),
                "Check the guest's network, its SSH server and the credentials of the operating system's login");
    }

    private static String word(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return message + ". " + action + ".";
    }
}
