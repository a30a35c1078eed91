package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ws.VimStub;
import io.jenkins.plugins.goldenimage.definition.Trust;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.proxy.ProxyRoute;
import io.jenkins.plugins.goldenimage.hypervisor.vsphere.tls.ServerTrust;
import java.io.IOException;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.xml.stream.XMLStreamException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VimClientTest {
    private static final String PASSWORD = "open sesame";
    private static final String SESSION = "52f3c1d4-secret";

    private final MockWebServer server = new MockWebServer();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private VimClient client;
    private VimStub vim;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = new VimClient(
                server.url("/sdk").uri(), "golden-image/1.2.3", ServerTrust.of(Trust.SYSTEM), ProxyRoute.straight(), executor);
        vim = new VimStub(client);
    }

    @AfterEach
    void stop() {
        client.close();
        executor.shutdownNow();
        server.close();
    }

    @Test
    void saysWhoItIsAndWhatItSpeaks() throws Exception {
        server.enqueue(soap("<CurrentTimeResponse><returnval>2026-01-02T03:04:05Z</returnval></CurrentTimeResponse>"));

        vim.currentTime(reference("ServiceInstance"));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("SOAPAction")).isEqualTo("urn:vim25/6.5");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("golden-image/1.2.3");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(request.getTarget()).isEqualTo("/sdk");
    }

    @Test
    void keepsTheSessionUntilItIsToldToForget() throws Exception {
        server.enqueue(loggedIn());
        server.enqueue(soap("<LogoutResponse/>"));
        server.enqueue(soap("<LogoutResponse/>"));

        logIn();
        vim.logout(reference("SessionManager"));
        client.forgetSession();
        vim.logout(reference("SessionManager"));

        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).contains(SESSION);
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void logsNeitherPasswordNorSession() throws Exception {
        List<String> log = new ArrayList<>();
        Logger logger = Logger.getLogger(VimClient.class.getName());
        Handler handler = new Collecting(log);
        logger.addHandler(handler);
        logger.setLevel(Level.ALL);
        try {
            server.enqueue(loggedIn());
            server.enqueue(soap("<LogoutResponse/>"));
            logIn();
            vim.logout(reference("SessionManager"));
        } finally {
            logger.setLevel(null);
            logger.removeHandler(handler);
        }

        assertThat(log).anyMatch(line -> line.contains("Login: ")).anyMatch(line -> line.contains("<Logout "));
        assertThat(log).noneMatch(line -> line.contains(PASSWORD) || line.contains(SESSION));
    }

    @Test
    void readsAFaultThatComesWithStatus500() {
        server.enqueue(new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "text/xml; charset=utf-8")
                .body(envelope("<soapenv:Fault><faultstring>No.</faultstring><detail>"
                        + "<InvalidLoginFault xmlns=\"urn:vim25\" xsi:type=\"InvalidLogin\"/></detail></soapenv:Fault>"))
                .build());

        assertThatThrownBy(this::logIn)
                .isInstanceOfSatisfying(SoapFault.class, fault -> assertThat(fault.type()).isEqualTo("InvalidLogin"));
    }

    @Test
    void tellsTheStatusOfAnythingElse() {
        server.enqueue(new MockResponse.Builder().code(503).body("Service unavailable").build());
        server.enqueue(new MockResponse.Builder().code(500).body("<html/>").setHeader("Content-Type", "text/html").build());

        assertThatThrownBy(this::logIn).cause().isInstanceOfSatisfying(HttpStatusException.class, failure ->
                assertThat(failure.status()).isEqualTo(503));
        assertThatThrownBy(this::logIn).cause().isInstanceOfSatisfying(HttpStatusException.class, failure ->
                assertThat(failure.status()).isEqualTo(500));
    }

    @Test
    void followsNoRedirect() {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "https://elsewhere.example/sdk")
                .build());

        assertThatThrownBy(this::logIn).cause().isInstanceOf(HttpStatusException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusesAPageThatIsNoSoap() {
        server.enqueue(new MockResponse.Builder().body("<html><body>Welcome</body></html>").build());

        assertThatThrownBy(this::logIn).isInstanceOf(RemoteException.class).hasCauseInstanceOf(XMLStreamException.class);
    }

    @Test
    void sendsNothingTwiceWhenTheAnswerIsLost() throws Exception {
        // Over a connection that has worked, where OkHttp would try again by itself.
        server.enqueue(soap("<LogoutResponse/>"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(soap("<LogoutResponse/>"));
        vim.logout(reference("SessionManager"));

        assertThatThrownBy(() -> vim.logout(reference("SessionManager"))).hasCauseInstanceOf(IOException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void sendsNothingForAnInterruptedThread() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::logIn).isInstanceOf(InterruptedCallException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void endsACallWhenItsThreadIsInterrupted() throws Exception {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                logIn();
                failure.complete(null);
            } catch (RemoteException e) {
                failure.complete(e);
            }
        });
        caller.start();
        server.takeRequest();

        caller.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedCallException.class);
    }

    private void logIn() throws RemoteException {
        vim.login(reference("SessionManager"), "root", PASSWORD, null);
    }

    private static ManagedObjectReference reference(String name) {
        ManagedObjectReference reference = new ManagedObjectReference();
        reference.setType(name);
        reference.setVal(name);
        return reference;
    }

    private static MockResponse loggedIn() {
        return soap("<LoginResponse><returnval><key>" + SESSION + "</key></returnval></LoginResponse>")
                .newBuilder()
                .setHeader("Set-Cookie", "vmware_soap_session=\"" + SESSION + "\"; Path=/; HttpOnly")
                .build();
    }

    private static MockResponse soap(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/xml; charset=utf-8")
                .body(envelope(body))
                .build();
    }

    private static String envelope(String body) {
        return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
                + body + "</soapenv:Body></soapenv:Envelope>";
    }

    private static final class Collecting extends Handler {
        private final List<String> lines;
        private final Formatter formatter = new SimpleFormatter();

        Collecting(List<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
