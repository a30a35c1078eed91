package io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy;

import java.io.IOException;
import java.util.Set;

/** The proxy lets nobody through without a login, or not with this one. */
final class ProxyLoginException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Set<String> schemes;

    /** With the ways to log in that the proxy offers. */
    ProxyLoginException(Set<String> schemes) {
        super("The proxy asks for a login");
        this.schemes = Set.copyOf(schemes);
    }

    /** Names of HTTP authentication schemes, as the proxy writes them. */
    Set<String> schemes() {
        return schemes;
    }
}
