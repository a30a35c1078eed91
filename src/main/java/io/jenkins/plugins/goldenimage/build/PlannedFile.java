package io.jenkins.plugins.goldenimage.build;

/**
 * A file that is put into the guest. Its content stands in the build's own store.
 *
 * @param to absolute path in the guest
 * @param mode octal digits
 * @param sha256 of the content, in hexadecimal digits, which also names it in the store
 * @param size of the content in bytes
 */
public record PlannedFile(String id, String title, String to, String mode, String sha256, long size)
        implements PlannedStep {}
