package io.jenkins.plugins.goldenimage.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces secrets in text that leaves a build. Immutable and safe for use by several threads. */
public final class Masker {
    /** Stands where a secret was. */
    public static final String MASK = "****";

    /** Shorter texts would mask half the log and protect nothing. */
    private static final int SHORTEST = 3;

    private final Pattern secrets;

    /** Masks every given text, each line of a text of several lines, and the usual encodings of them. */
    public Masker(Collection<String> secrets) {
        Set<String> forms = secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines()))
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST)
                .flatMap(Masker::forms)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // The longest first: a secret that begins with another one must go whole.
        this.secrets = forms.isEmpty()
                ? null
                : Pattern.compile(forms.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    /** A masker for these logins. */
    public static Masker of(Collection<? extends Login> logins) {
        return new Masker(logins.stream().flatMap(login -> login.secrets().stream()).toList());
    }

    /** The text with every secret replaced; null stays null. */
    public String mask(String text) {
        if (text == null || secrets == null) {
            return text;
        }
        return secrets.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    }

    private static Stream<String> forms(String secret) {
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String xml = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        return Stream.of(secret, base64, URLEncoder.encode(secret, StandardCharsets.UTF_8), xml, json);
    }
}
