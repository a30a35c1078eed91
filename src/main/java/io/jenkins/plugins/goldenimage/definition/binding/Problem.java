package io.jenkins.plugins.goldenimage.definition.binding;

/**
 * A mistake in a definition.
 *
 * @param place where it stands
 * @param path the keys that lead there, for example {@code images[0].targets[1].builder}; empty at the top
 * @param message what is wrong and what is allowed
 */
public record Problem(Place place, String path, String message) {
    @Override
    public String toString() {
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
