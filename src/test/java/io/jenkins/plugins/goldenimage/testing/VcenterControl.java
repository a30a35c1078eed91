package io.jenkins.plugins.goldenimage.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The control API of a simulated vCenter: JSON over HTTP. */
final class VcenterControl {

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    VcenterControl(URI base) {
        this.base = base;
    }

    <T> T get(String path, Class<T> type) {
        return read(send("GET", path, null), json.constructType(type));
    }

    <T> List<T> list(String path, Class<T> type) {
        return read(send("GET", path, null), json.getTypeFactory().constructCollectionType(List.class, type));
    }

    <T> T post(String path, Object body, Class<T> type) {
        return read(send("POST", path, body), json.constructType(type));
    }

    void post(String path, Object body) {
        send("POST", path, body);
    }

    void delete(String path) {
        send("DELETE", path, null);
    }

    private String send(String method, String path, Object body) {
        try {
            String text = body == null ? "" : json.writeValueAsString(body);
            HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(text))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private <T> T read(String text, JavaType type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
