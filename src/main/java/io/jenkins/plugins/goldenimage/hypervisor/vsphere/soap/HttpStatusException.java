package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import java.io.IOException;

/** The server, or something in front of it, answered with an HTTP status that is not the API's. */
public final class HttpStatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An answer with this HTTP status code. */
    public HttpStatusException(int status) {
        super("HTTP status " + status);
        this.status = status;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }
}
