package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;

import com.vmware.vim25.InvalidLogin;
import com.vmware.vim25.NotAuthenticated;
import com.vmware.vim25.ServiceContent;
import com.vmware.vim25.ws.VimStub;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy.ProxyRoute;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.InterruptedCallException;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.SoapFault;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap.VimClient;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.ServerTrust;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.net.URI;
import java.rmi.RemoteException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A log-in at one server, shared by all builds on its connection. A session that the server has ended is replaced by a new
 * one, and the call that noticed is repeated. Safe for use by several threads.
 */
final class VsphereSession implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(VsphereSession.class.getName());

    /** Servers end sessions that are idle for 30 minutes, unless they are set to something else. */
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(10);

    /** How long the log-out may keep whoever closes. */
    private static final Duration LOGOUT = Duration.ofSeconds(20);

    /** For how long a refused login is not tried again: all who use the session would lock the account together. */
    private static final Duration REFUSED = Duration.ofMinutes(2);

    /** Texts of faults come in the language of the session; ours are English. */
    private static final String LOCALE = "en";

    private final URI url;
    private final ProxyRoute route;
    private final Login.Password login;
    private final SessionThreads threads;
    private final VimClient client;
    private final VimStub vim;
    private final ObjectNames names = new ObjectNames();
    private final ReentrantLock renewal = new ReentrantLock();
    private final ServiceContent content;
    private volatile String sessionKey;
    private volatile int generation = 1;
    private volatile long lastCall = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();
    private SoapFault refusal;
    private long refusedAt;

    private VsphereSession(
            URI url,
            ProxyRoute route,
            Login.Password login,
            SessionThreads threads,
            VimClient client,
            VimStub vim,
            ServiceContent content,
            String sessionKey) {
        this.url = url;
        this.route = route;
        this.login = login;
        this.threads = threads;
        this.client = client;
        this.vim = vim;
        this.content = content;
        this.sessionKey = sessionKey;
    }

    /** Logs in. */
    static VsphereSession open(VsphereConnection connection, ConnectionLogins logins)
            throws HypervisorException, InterruptedException {
        if (!(logins.endpoint() instanceof Login.Password password)) {
            throw new HypervisorException(
                    INVALID,
                    connection.name(),
                    "vSphere needs a user name and a password",
                    "Choose such credentials in the connection",
                    null);
        }
        URI url = connection.url();
        ServerTrust trust = trust(connection);
        ProxyRoute route = ProxyRoute.of(connection, logins.proxy());
        SessionThreads threads = new SessionThreads(connection.name());
        VimClient client = new VimClient(endpoint(url), UserAgent.text(), trust, route, threads.network());
        VimStub vim = new VimStub(client);
        try {
            ServiceContent content = vim.retrieveServiceContent(References.of("ServiceInstance", "ServiceInstance"));
            String key = logIn(vim, content, password);
            VsphereSession session = new VsphereSession(url, route, password, threads, client, vim, content, key);
            session.startKeepAlive();
            return session;
        } catch (RemoteException e) {
            client.close();
            threads.close();
            if (e instanceof InterruptedCallException) {
                throw new InterruptedException();
            }
            throw translate(e, url, route, password.user() + " at " + url, new ObjectNames());
        }
    }

    private static String logIn(VimStub vim, ServiceContent content, Login.Password login) throws RemoteException {
        return vim.login(content.getSessionManager(), login.user(), login.password(), LOCALE)
                .getKey();
    }

    private static ServerTrust trust(VsphereConnection connection) throws HypervisorException {
        try {
            return ServerTrust.of(connection.trust());
        } catch (CertificateException e) {
            throw new HypervisorException(
                    INVALID,
                    connection.name(),
                    "the certificate of the authority can't be read (" + e.getMessage() + ")",
                    "Give it as PEM text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
                    e);
        }
    }

    /** The vSphere Web Services API is at {@code /sdk} on every vCenter Server and ESXi host. */
    private static URI endpoint(URI url) throws HypervisorException {
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new HypervisorException(
                    INVALID,
                    url.toString(),
                    "the URL must begin with https:// and a host name",
                    "Correct the URL of the connection; passwords are not sent without encryption",
                    null);
        }
        return url.resolve("/sdk");
    }

    /** What the server has for every session. */
    ServiceContent content() {
        return content;
    }

    ObjectNames names() {
        return names;
    }

    SessionThreads threads() {
        return threads;
    }

    /** What the server calls the session, for calls about it. Whoever has it could use the session. */
    String key() {
        return sessionKey;
    }

    String user() {
        return login.user();
    }

    /** Counts the log-ins: what was made for a session is gone when this has changed. */
    int generation() {
        return generation;
    }

    /**
     * Asks the server.
     *
     * @param subject what the call is about, for the message when it fails
     */
    <T> T call(String subject, VimCall<T> call) throws HypervisorException, InterruptedException {
        int seen = generation;
        try {
            try {
                return callOnce(call);
            } catch (SoapFault e) {
                if (!(e.fault() instanceof NotAuthenticated)) {
                    throw e;
                }
                renew(seen);
                return callOnce(call);
            }
        } catch (RemoteException e) {
            throw translate(e, subject);
        }
    }

    /** Asks the server, in this session or not at all. */
    <T> T callOnce(VimCall<T> call) throws RemoteException, InterruptedException {
        lastCall = System.nanoTime();
        try {
            return call.run(vim);
        } catch (InterruptedCallException e) {
            throw new InterruptedException();
        }
    }

    /** Logs in again, unless that has happened since the given generation. */
    void renew(int seen) throws RemoteException, InterruptedException {
        renewal.lockInterruptibly();
        try {
            if (closed.get() || generation != seen) {
                return;
            }
            if (refusal != null && System.nanoTime() - refusedAt < REFUSED.toNanos()) {
                throw refusal;
            }
            LOGGER.log(Level.FINE, "The session at {0} has ended; logging in again", url);
            client.forgetSession();
            sessionKey = callOnce(stub -> logIn(stub, content, login));
            generation = seen + 1;
        } catch (SoapFault e) {
            refusal = e.fault() instanceof InvalidLogin ? e : null;
            refusedAt = System.nanoTime();
            throw e;
        } finally {
            renewal.unlock();
        }
    }

    /** Tells what a failed call means. */
    HypervisorException translate(RemoteException failure, String subject) {
        return translate(failure, url, route, subject, names);
    }

    private static HypervisorException translate(
            RemoteException failure, URI url, ProxyRoute route, String subject, ObjectNames names) {
        return failure instanceof SoapFault fault
                ? Faults.tell(fault, subject, names)
                : route.tell(url, failure).orElseGet(() -> TransportFailures.tell(url, failure));
    }

    private void startKeepAlive() {
        threads.background()
                .scheduleWithFixedDelay(
                        this::keepAlive, KEEP_ALIVE.toSeconds(), KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS);
    }

    private void keepAlive() {
        if (System.nanoTime() - lastCall < KEEP_ALIVE.toNanos()) {
            return;
        }
        try {
            callOnce(stub -> stub.currentTime(References.of("ServiceInstance", "ServiceInstance")));
        } catch (RemoteException e) {
            // The next call that somebody needs will notice, and knows what to do.
            LOGGER.log(Level.FINE, "The session could not be kept alive", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Logs out, whatever state the calling thread is in: sessions that stay open would fill the server. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        threads.endBackground();
        Future<?> logout = threads.network().submit(() -> {
            callOnce(stub -> {
                stub.logout(content.getSessionManager());
                return null;
            });
            return null;
        });
        boolean interrupted = awaitEnd(logout);
        client.close();
        threads.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it, even if interrupted, which it returns. */
    private static boolean awaitEnd(Future<?> logout) {
        boolean interrupted = false;
        long end = System.nanoTime() + LOGOUT.toNanos();
        while (true) {
            try {
                logout.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                LOGGER.log(Level.FINE, "The log-out failed; the server will end the session when it is idle", e);
                return interrupted;
            }
        }
    }
}
