package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy.ProxyRoute;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Posts SOAP messages to one server, with one session. Safe for use by several threads.
 *
 * <p>An interrupt of the calling thread ends its call at once: a thread of its own reads from the network, because Java's
 * sockets don't notice interrupts.
 */
final class SoapTransport implements AutoCloseable {
    /** To connect, and for the TLS handshake. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private static final MediaType XML = MediaType.get("text/xml; charset=utf-8");
    private static final int HTTP_OK = 200;
    private static final int HTTP_INTERNAL_ERROR = 500;

    /** Builds on one connection, each with a call at a time, and the long poll: no reason to queue. */
    private static final int MAX_REQUESTS = 64;

    private final URI endpoint;
    private final String soapAction;
    private final String userAgent;
    private final SessionCookies cookies = new SessionCookies();
    private final OkHttpClient http;

    SoapTransport(
            URI endpoint,
            String soapAction,
            String userAgent,
            ServerTrust trust,
            ProxyRoute route,
            ExecutorService executor) {
        this.endpoint = endpoint;
        this.soapAction = soapAction;
        this.userAgent = userAgent;
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        this.http = route.applyTo(trust.applyTo(new OkHttpClient.Builder()))
                .dispatcher(dispatcher)
                .cookieJar(cookies)
                .socketFactory(new KeepAliveSocketFactory())
                // The server speaks nothing newer, and a cancelled call must not share its connection.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT_TIMEOUT)
                .writeTimeout(CONNECT_TIMEOUT)
                // A redirect would carry a password to who knows where.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /**
     * Posts a message and returns the answer, which may be a SOAP fault.
     *
     * @param readTimeout how long the server may be silent
     * @throws HttpStatusException when the answer is not SOAP
     * @throws IOException when there is no answer, or not the whole of it
     * @throws InterruptedException when the calling thread is or was interrupted
     */
    byte[] post(byte[] message, Duration readTimeout) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Request request = new Request.Builder()
                .url(endpoint.toString())
                .header("SOAPAction", soapAction)
                .header("User-Agent", userAgent)
                .post(new OneShotBody(message))
                .build();
        Call call = http.newBuilder().readTimeout(readTimeout).build().newCall(request);
        Answer answer = new Answer();
        call.enqueue(answer);
        try {
            return answer.bytes.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Forgets the session, before the next log-in. */
    void forgetSession() {
        cookies.clear();
    }

    /** Ends all calls under way and closes the connections. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    /** Never sent twice: OkHttp would repeat a request whose answer got lost, and most of ours change something. */
    private static final class OneShotBody extends RequestBody {
        private final byte[] message;

        OneShotBody(byte[] message) {
            this.message = message;
        }

        @Override
        public MediaType contentType() {
            return XML;
        }

        @Override
        public long contentLength() {
            return message.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(message);
        }
    }

    private static boolean isXml(Response response) {
        MediaType type = response.body().contentType();
        return type != null && type.subtype().endsWith("xml");
    }

    private static final class Answer implements Callback {
        private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();

        @Override
        public void onFailure(Call call, IOException e) {
            bytes.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                byte[] body = response.body().bytes();
                // Faults come with status 500, as SOAP 1.1 wants it; a proxy's errors don't come as XML.
                boolean soap = response.code() == HTTP_OK || response.code() == HTTP_INTERNAL_ERROR && isXml(response);
                if (soap) {
                    bytes.complete(body);
                } else {
                    bytes.completeExceptionally(new HttpStatusException(response.code()));
                }
            } catch (IOException | RuntimeException e) {
                bytes.completeExceptionally(e);
            }
        }
    }
}
