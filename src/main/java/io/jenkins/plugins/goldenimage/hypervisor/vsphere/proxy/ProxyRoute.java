package io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** The way to an endpoint: through the proxy of its connection, or straight. Immutable. */
public final class ProxyRoute {
    /** Asks for the login before the proxy has. OkHttp puts this scheme into a challenge that it makes up. */
    private static final String PREEMPTIVE = "OkHttp-Preemptive";

    private final URI proxy;
    private final Login.Password login;

    private ProxyRoute(URI proxy, Login.Password login) {
        this.proxy = proxy;
        this.login = login;
    }

    /** No proxy at all, whatever the Java system properties of the connector say. */
    public static ProxyRoute straight() {
        return new ProxyRoute(null, null);
    }

    /**
     * The way that a connection describes.
     *
     * @param login at the proxy; null for none
     * @throws HypervisorException when the proxy's URL or login are of a kind that can't be used
     */
    public static ProxyRoute of(Connection connection, Login login) throws HypervisorException {
        if (connection.proxy() == null) {
            return straight();
        }
        Optional<String> problem = connection.proxy().urlProblem();
        if (problem.isPresent()) {
            throw new HypervisorException(
                    INVALID, connection.name(), "the URL of the proxy " + problem.get(), "Correct it", null);
        }
        if (login != null && !(login instanceof Login.Password)) {
            throw new HypervisorException(
                    INVALID,
                    connection.name(),
                    "a proxy needs a user name and a password",
                    "Choose such credentials for the proxy of the connection",
                    null);
        }
        return new ProxyRoute(connection.proxy().url(), (Login.Password) login);
    }

    /** Has a client's connections take this way. */
    public OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
        if (proxy == null) {
            return client.proxy(Proxy.NO_PROXY);
        }
        return client.proxy(new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())))
                .proxyAuthenticator(this::logIn);
    }

    /** What a failed call means where the proxy is to blame; empty where it is not. */
    public Optional<HypervisorException> tell(URI url, Throwable failure) {
        return proxy == null
                ? Optional.empty()
                : ProxyFailures.tell(proxy, login == null ? null : login.user(), url, failure);
    }

    private Request logIn(Route route, Response response) throws ProxyLoginException {
        boolean asked = response.challenges().stream()
                .map(Challenge::scheme)
                .noneMatch(PREEMPTIVE::equals);
        if (asked) {
            // The login has gone with the first request, so the proxy refuses it, or there is none.
            throw new ProxyLoginException(
                    response.challenges().stream().map(Challenge::scheme).collect(Collectors.toSet()));
        }
        return login == null
                ? null
                : response.request()
                        .newBuilder()
                        .header(
                                "Proxy-Authorization",
                                Credentials.basic(login.user(), login.password(), StandardCharsets.UTF_8))
                        .build();
    }
}
