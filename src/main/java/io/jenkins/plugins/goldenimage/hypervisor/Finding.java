package io.jenkins.plugins.goldenimage.hypervisor;

/**
 * Something that would stop a build.
 *
 * @param subject the object, as its platform names it
 * @param message what is wrong with it
 * @param action what to do about it
 */
public record Finding(String subject, String message, String action) {
    @Override
    public String toString() {
        return subject + ": " + message + ". " + action + ".";
    }
}
