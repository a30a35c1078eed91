package io.jenkins.plugins.goldenimage.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A few calls of the vSphere API as plain text, independent of the plugin's own client. */
final class RawSoap {

    private final URI endpoint;
    private final HttpClient client;

    RawSoap(String url, String certificatePem) {
        endpoint = URI.create(url + "/sdk");
        client = HttpClient.newBuilder()
                .sslContext(trusting(certificatePem))
                .cookieHandler(new CookieManager())
                .build();
    }

    HttpResponse<String> login(String user, String password) throws IOException, InterruptedException {
        return call(
                "Login",
                "<_this type='SessionManager'>SessionManager</_this><userName>" + user + "</userName><password>"
                        + password + "</password>");
    }

    HttpResponse<String> currentTime() throws IOException, InterruptedException {
        return call("CurrentTime", "<_this type='ServiceInstance'>ServiceInstance</_this>");
    }

    HttpResponse<String> createFolder(String name) throws IOException, InterruptedException {
        String found = call(
                        "FindByInventoryPath",
                        "<_this type='SearchIndex'>SearchIndex</_this><inventoryPath>DC0/vm</inventoryPath>")
                .body();
        String folder = found.replaceAll("(?s).*<returnval type=\"Folder\">([^<]+)<.*", "$1");
        return call("CreateFolder", "<_this type='Folder'>" + folder + "</_this><name>" + name + "</name>");
    }

    private HttpResponse<String> call(String method, String content) throws IOException, InterruptedException {
        String envelope = "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><" + method
                + " xmlns='urn:vim25'>" + content + "</" + method + "></Body></Envelope>";
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "text/xml")
                .header("SOAPAction", "urn:vim25/7.0")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext trusting(String certificatePem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "vcenter",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
