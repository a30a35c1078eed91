package io.jenkins.plugins.goldenimage.hypervisor.nutanix;

import io.jenkins.plugins.goldenimage.definition.ApiUrl;
import io.jenkins.plugins.goldenimage.definition.Mistake;
import io.jenkins.plugins.goldenimage.hypervisor.ConnectionLogins;
import io.jenkins.plugins.goldenimage.hypervisor.Hypervisor;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.UnsupportedPlatform;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nutanix AHV: known to definitions, and not yet to builds. Stateless. */
public final class NutanixType implements HypervisorType<NutanixConnection, NutanixBuilder> {
    private static final String NAME = "Nutanix AHV";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Of machines and images alike (Prism v3 API, maxLength of their names). */
    private static final int LONGEST = 256;

    @Override
    public String symbol() {
        return "nutanix";
    }

    @Override
    public String displayName() {
        return NAME;
    }

    @Override
    public Class<NutanixConnection> connectionType() {
        return NutanixConnection.class;
    }

    @Override
    public Class<NutanixBuilder> builderType() {
        return NutanixBuilder.class;
    }

    @Override
    public List<Mistake> connectionMistakes(NutanixConnection connection) {
        return ApiUrl.mistakes(connection.url());
    }

    @Override
    public Optional<String> imageNameProblem(String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            return Optional.of("must neither be empty nor begin or end with a blank");
        }
        if (name.length() > LONGEST) {
            return Optional.of("has " + name.length() + " characters; Nutanix allows " + LONGEST);
        }
        return CONTROL.matcher(name).find() ? Optional.of("must have no control character") : Optional.empty();
    }

    @Override
    public Optional<String> isoProblem(String iso) {
        // An image is given by its UUID, which is a name as any other here, or by its name.
        return imageNameProblem(iso).isEmpty()
                ? Optional.empty()
                : Optional.of("must be the name or UUID of an image in Prism Central, of at most " + LONGEST
                        + " characters and without control characters, not '" + iso + "'");
    }

    @Override
    public Hypervisor open(NutanixConnection connection, ConnectionLogins logins) throws HypervisorException {
        throw UnsupportedPlatform.refusal(NAME, connection);
    }
}
