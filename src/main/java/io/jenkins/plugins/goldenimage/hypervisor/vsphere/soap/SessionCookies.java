package io.jenkins.plugins.goldenimage.hypervisor.vsphere.soap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * Keeps the cookie that stands for the session ({@code vmware_soap_session}): who has it is logged in, so it never leaves
 * this class but towards its server.
 */
final class SessionCookies implements CookieJar {
    private final Map<String, Cookie> cookies = new ConcurrentHashMap<>();

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
        return cookies.values().stream().filter(cookie -> cookie.matches(url)).toList();
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> received) {
        received.forEach(cookie -> cookies.put(cookie.name(), cookie));
    }

    void clear() {
        cookies.clear();
    }
}
