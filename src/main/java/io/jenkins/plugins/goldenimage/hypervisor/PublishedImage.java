package io.jenkins.plugins.goldenimage.hypervisor;

import java.util.Map;

/**
 * An image as its platform knows it.
 *
 * @param id the platform's own ID, the one that its tools take
 * @param name its name
 * @param location where it is, as the platform writes it
 * @param identifiers every ID that the platform has for it, by the platform's word for that ID
 */
public record PublishedImage(String id, String name, String location, Map<String, String> identifiers) {
    public PublishedImage {
        identifiers = Map.copyOf(identifiers);
    }
}
