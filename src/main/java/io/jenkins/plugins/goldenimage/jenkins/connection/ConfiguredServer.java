package io.jenkins.plugins.goldenimage.jenkins.connection;

import io.jenkins.plugins.goldenimage.definition.Proxy;
import io.jenkins.plugins.goldenimage.definition.Trust;
import org.kohsuke.stapler.DataBoundSetter;

/** A connection to a real endpoint, which is reached over TLS. */
public abstract class ConfiguredServer extends ConfiguredConnection {
    private ConfiguredTrust trust;
    private ConfiguredProxy proxy;

    /** With what every connection must have; the rest is set. */
    protected ConfiguredServer(String name, String url) {
        super(name, url);
        require("url", ConnectionChecks.apiUrl(getUrl()));
    }

    /** How its certificate is trusted; null for as the system does. */
    public ConfiguredTrust getTrust() {
        return trust;
    }

    @DataBoundSetter
    public void setTrust(ConfiguredTrust trust) {
        Trust record = trust == null ? Trust.SYSTEM : trust.toRecord();
        if (record.ways() > 1) {
            throw new InvalidSettingException(getName() + "." + Messages.ConfiguredTrust_SeveralWays());
        }
        this.trust = record.ways() == 0 ? null : trust;
    }

    /** The proxy that leads there; null where the way is direct. */
    public ConfiguredProxy getProxy() {
        return proxy;
    }

    @DataBoundSetter
    public void setProxy(ConfiguredProxy proxy) {
        this.proxy = proxy;
    }

    /** How its certificate is trusted. */
    protected Trust trust() {
        return trust == null ? Trust.SYSTEM : trust.toRecord();
    }

    /** The proxy, or null. */
    protected Proxy proxy() {
        return proxy == null ? null : proxy.toRecord();
    }
}
