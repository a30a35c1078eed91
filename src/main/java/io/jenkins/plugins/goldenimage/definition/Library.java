package io.jenkins.plugins.goldenimage.definition;

import java.util.List;
import java.util.Map;

/**
 * Everything that is said about images, in however many documents. Its names are unique and its references lead
 * somewhere.
 *
 * @param connections those that definitions may use, wherever they are configured
 * @param documents where each of the other records was read
 */
public record Library(
        List<Connection> connections,
        List<OperatingSystem> operatingSystems,
        List<Builder> builders,
        List<Role> roles,
        List<ImageDefinition> images,
        Map<Object, Document> documents) {
    /** The document that a record of this library was read from; null for a configured connection. */
    public Document documentOf(Object record) {
        return documents.get(record);
    }
}
