package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import com.vmware.vim25.ws.Argument;
import com.vmware.vim25.ws.Client;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy.ProxyRoute;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.ServerTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.TrustManager;
import javax.xml.stream.XMLStreamException;

/**
 * Our own transport and codec behind the interface that yavijava's stub calls. Safe for use by several threads.
 *
 * <p>Logs method, duration and size of every call at FINE and messages at FINER; never the messages of a log-in, and never
 * the cookie.
 */
public final class VimClient implements Client, AutoCloseable {
    /**
     * The version of the API that we speak: the server hides from us what came later. 6.5 is the oldest one with all that
     * builds use (secure boot, keys), so that it serves every server still in use. yavijava's classes are of 6.0; the
     * decoder skips what they lack, and {@link LaterObject} writes it.
     */
    public static final String API_VERSION = "6.5";

    /** The longest that {@code WaitForUpdatesEx} may be asked to wait. */
    public static final Duration LONG_POLL = Duration.ofMinutes(5);

    private static final Logger LOGGER = Logger.getLogger(VimClient.class.getName());

    private static final String LONG_POLL_METHOD = "WaitForUpdatesEx";

    /** How long a server may think about an ordinary call. */
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration LONG_POLL_READ_TIMEOUT = LONG_POLL.plusSeconds(60);

    private final URI endpoint;
    private final SoapEncoder encoder;
    private final SoapDecoder decoder;
    private final SoapTransport transport;

    /**
     * A client without a session.
     *
     * @param endpoint the address of the SOAP service
     * @param userAgent how we present ourselves
     * @param trust how the server's certificate is checked
     * @param route the way to the server
     * @param executor its threads wait for answers; the caller shuts it down after this client
     */
    public VimClient(URI endpoint, String userAgent, ServerTrust trust, ProxyRoute route, ExecutorService executor) {
        this.endpoint = endpoint;
        VimTypes types = new VimTypes();
        this.encoder = new SoapEncoder(types);
        this.decoder = new SoapDecoder(types);
        this.transport = new SoapTransport(
                endpoint, SoapEncoder.VIM + "/" + API_VERSION, userAgent, trust, route, executor);
    }

    /**
     * Calls a method.
     *
     * @param returnType the name of the result's type, with {@code []} for several; null for nothing
     * @throws SoapFault when the server refuses
     * @throws InterruptedCallException when the calling thread is or was interrupted
     * @throws RemoteException for everything else, with the {@link IOException} or {@link XMLStreamException} as cause
     */
    @Override
    public Object invoke(String method, Argument[] arguments, String returnType) throws RemoteException {
        byte[] request = encoder.encode(method, arguments);
        try {
            return decoder.decode(exchange(method, request), returnType);
        } catch (InterruptedException e) {
            throw new InterruptedCallException(method);
        } catch (XMLStreamException e) {
            throw new RemoteException(method + " was answered with something else than SOAP", e);
        } catch (SoapFault e) {
            throw e;
        } catch (IOException e) {
            throw new RemoteException(method + " failed", e);
        }
    }

    private byte[] exchange(String method, byte[] request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        byte[] response = transport.post(
                request, method.equals(LONG_POLL_METHOD) ? LONG_POLL_READ_TIMEOUT : READ_TIMEOUT);
        if (LOGGER.isLoggable(Level.FINE)) {
            log(method, Duration.ofNanos(System.nanoTime() - start), request, response);
        }
        return response;
    }

    private static void log(String method, Duration duration, byte[] request, byte[] response) {
        LOGGER.log(Level.FINE, "{0}: {1} ms, {2} bytes sent, {3} received", new Object[] {
            method, duration.toMillis(), request.length, response.length
        });
        // The request has the password, and the answer the key of the session, which is as good as the cookie.
        if (LOGGER.isLoggable(Level.FINER) && !method.startsWith("Login")) {
            LOGGER.log(Level.FINER, "{0}\n{1}", new Object[] {
                new String(request, StandardCharsets.UTF_8), new String(response, StandardCharsets.UTF_8)
            });
        }
    }

    /** Forgets the session's cookie, before logging in again. */
    public void forgetSession() {
        transport.forgetSession();
    }

    /** Ends the calls that are under way and closes the connections. */
    @Override
    public void close() {
        transport.close();
    }

    @Override
    public URL getBaseUrl() {
        try {
            return endpoint.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getVimNameSpace() {
        return SoapEncoder.VIM;
    }

    @Override
    public StringBuffer invokeAsString(String method, Argument[] arguments) {
        throw unsupported();
    }

    @Override
    public void setBaseUrl(URL url) {
        throw unsupported();
    }

    @Override
    public String getCookie() {
        throw unsupported();
    }

    @Override
    public void setCookie(String cookie) {
        throw unsupported();
    }

    @Override
    public void setVimNameSpace(String namespace) {
        throw unsupported();
    }

    @Override
    public int getConnectTimeout() {
        throw unsupported();
    }

    @Override
    public void setConnectTimeout(int milliseconds) {
        throw unsupported();
    }

    @Override
    public int getReadTimeout() {
        throw unsupported();
    }

    @Override
    public void setReadTimeout(int milliseconds) {
        throw unsupported();
    }

    @Override
    public TrustManager getTrustManager() {
        throw unsupported();
    }

    @Override
    public void setSoapActionOnApiVersion(String version) {
        throw unsupported();
    }

    @Override
    public String marshall(String method, Argument[] arguments) {
        throw unsupported();
    }

    @Override
    public Object unMarshall(String returnType, InputStream response) {
        throw unsupported();
    }

    @Override
    public StringBuffer readStream(InputStream stream) {
        throw unsupported();
    }

    /** What the stub never calls is for the owner of the connection to set, who has other ways. */
    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException();
    }
}
