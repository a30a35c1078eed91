package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Pattern;
import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a server's certificate is trusted: by the system's authorities where nothing is set, or in one of these ways.
 *
 * @param caCertificate PEM text of the authorities to trust in place of the system's
 * @param fingerprint SHA-256 of the server's own certificate, which is then trusted whatever its issuer and name
 * @param insecure trust anything: a visible exception, for laboratories
 */
public record Trust(
        @Optional String caCertificate,
        @Optional
                @Pattern(regex = Trust.FINGERPRINT_REGEX, says = Trust.FINGERPRINT_SAYS)
                String fingerprint,
        @Default("false") boolean insecure)
        implements Serializable {
    /** What a fingerprint looks like. */
    public static final String FINGERPRINT_REGEX = "SHA256:([0-9A-Fa-f]{2}:?){32}";

    /** The same for people, to follow "must be". */
    public static final String FINGERPRINT_SAYS = "SHA256: and 64 hexadecimal digits, with or without colons";

    /** The system's authorities. */
    public static final Trust SYSTEM = new Trust(null, null, false);

    /** How many of the ways are set; more than one is a mistake. */
    public int ways() {
        return (int) Stream.of(caCertificate, fingerprint).filter(Objects::nonNull).count() + (insecure ? 1 : 0);
    }
}
