package io.jenkins.plugins.goldenimage.definition;

import java.net.URI;
import java.util.List;

/** What the URL of an API must be where credentials are sent to it. */
public final class ApiUrl {
    private ApiUrl() {}

    /** What is wrong with the setting {@code url}; empty where nothing is. */
    public static List<Mistake> mistakes(URI url) {
        boolean right = "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
        return right
                ? List.of()
                : List.of(new Mistake("url", "must begin with https:// and name a host, not '" + url + "'"));
    }
}
