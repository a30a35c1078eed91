package io.jenkins.plugins.goldenimage.hypervisor.xenserver;

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

/** XenServer / XCP-ng: known to definitions, and not yet to builds. Stateless. */
public final class XenserverType implements HypervisorType<XenserverConnection, XenserverBuilder> {
    private static final String NAME = "XenServer / XCP-ng";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @Override
    public String symbol() {
        return "xenserver";
    }

    @Override
    public String displayName() {
        return NAME;
    }

    @Override
    public Class<XenserverConnection> connectionType() {
        return XenserverConnection.class;
    }

    @Override
    public Class<XenserverBuilder> builderType() {
        return XenserverBuilder.class;
    }

    @Override
    public List<Mistake> connectionMistakes(XenserverConnection connection) {
        return ApiUrl.mistakes(connection.url());
    }

    @Override
    public Optional<String> imageNameProblem(String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            return Optional.of("must neither be empty nor begin or end with a blank");
        }
        return CONTROL.matcher(name).find() ? Optional.of("must have no control character") : Optional.empty();
    }

    @Override
    public Optional<String> isoProblem(String iso) {
        // ISO libraries have no folders: the name of an ISO is the name of its file.
        return imageNameProblem(iso).isEmpty() && !iso.contains("/")
                ? Optional.empty()
                : Optional.of("must be the name of an ISO in an ISO library, such as debian-12.iso, without a folder,"
                        + " not '" + iso + "'");
    }

    @Override
    public Hypervisor open(XenserverConnection connection, ConnectionLogins logins) throws HypervisorException {
        throw UnsupportedPlatform.refusal(NAME, connection);
    }
}
