package io.jenkins.plugins.goldenimage.jenkins.connection;

import java.util.List;
import java.util.stream.Stream;

/** Connections with every setting, for tests of what keeps and shows them. */
public final class ConfiguredConnections {
    private ConfiguredConnections() {}

    public static List<ConfiguredConnection> all() {
        return List.of(vsphere(), nutanix(), xenserver(), simulated());
    }

    static ConfiguredVsphere vsphere() {
        ConfiguredVsphere vsphere = new ConfiguredVsphere("dc1", "https://vcenter.example.com");
        vsphere.setCredentialsId("vcenter");
        vsphere.setConnector("dc1-agents");
        vsphere.setDatacenter("DC1");
        vsphere.setTrust(pinned("SHA256:" + "ab".repeat(32)));
        ConfiguredProxy proxy = new ConfiguredProxy("http://proxy.example.com:3128");
        proxy.setCredentialsId("proxy");
        vsphere.setProxy(proxy);
        vsphere.setMaxConcurrentBuilds(4);
        vsphere.setFolders(List.of("team-a", "platform/images"));
        return vsphere;
    }

    static ConfiguredNutanix nutanix() {
        ConfiguredNutanix nutanix = new ConfiguredNutanix("pc1", "https://prism.example.com:9440");
        nutanix.setCredentialsId("prism");
        nutanix.setProject("images");
        return nutanix;
    }

    static ConfiguredXenserver xenserver() {
        ConfiguredXenserver xenserver = new ConfiguredXenserver("pool1", "https://xen1.example.com");
        xenserver.setCredentialsId("xen");
        ConfiguredTrust trust = new ConfiguredTrust();
        trust.setInsecure(true);
        xenserver.setTrust(trust);
        return xenserver;
    }

    public static ConfiguredSimulated simulated() {
        ConfiguredSimulated simulated = new ConfiguredSimulated("sim", "simulated:demo");
        simulated.setLatencyMillis(7);
        return simulated;
    }

    public static ConfiguredTrust pinned(String fingerprint) {
        ConfiguredTrust trust = new ConfiguredTrust();
        trust.setFingerprint(fingerprint);
        return trust;
    }

    /** All that is set of connections, in words. */
    public static List<String> described(List<ConfiguredConnection> connections) {
        return connections.stream()
                .flatMap(connection -> Stream.of(connection.toRecord().toString()
                        + " at most " + connection.getMaxConcurrentBuilds()
                        + " from " + connection.getFolders()))
                .toList();
    }
}
