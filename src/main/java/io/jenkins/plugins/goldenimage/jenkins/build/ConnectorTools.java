package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.remoting.Channel;
import io.jenkins.plugins.goldenimage.Platforms;
import io.jenkins.plugins.goldenimage.guest.GuestConnector;
import io.jenkins.plugins.goldenimage.guest.SshConnector;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorType;
import io.jenkins.plugins.goldenimage.hypervisor.SharedSessions;
import java.io.IOException;
import java.util.List;

/** What all attempts on one agent share: sessions on hypervisors, and SSH. Held on the channel and closed with it. */
final class ConnectorTools implements AutoCloseable {
    private final List<HypervisorType<?, ?>> platforms = Platforms.all();
    private final SharedSessions sessions = new SharedSessions();
    private final SshConnector guests = new SshConnector();

    /** The tools of the side that asks: of an agent, or of the controller for its built-in node. */
    static ConnectorTools ofThisSide() {
        Channel channel = Channel.current();
        if (channel == null) {
            return ExtensionList.lookupSingleton(OfTheBuiltInNode.class).tools;
        }
        ConnectorTools there = (ConnectorTools) channel.getProperty(ConnectorTools.class);
        if (there != null) {
            return there;
        }
        // Made before the channel is locked: its classes come over the channel.
        ConnectorTools made = new ConnectorTools();
        Channel.Listener closing = new CloseWithChannel(made);
        synchronized (channel) {
            there = (ConnectorTools) channel.getProperty(ConnectorTools.class);
            if (there == null) {
                channel.setProperty(ConnectorTools.class, made);
                channel.addListener(closing);
                return made;
            }
        }
        made.close();
        return there;
    }

    List<HypervisorType<?, ?>> platforms() {
        return platforms;
    }

    SharedSessions sessions() {
        return sessions;
    }

    GuestConnector guests() {
        return guests;
    }

    @Override
    public void close() {
        sessions.close();
        guests.close();
    }

    private static final class CloseWithChannel extends Channel.Listener {
        private final ConnectorTools tools;

        CloseWithChannel(ConnectorTools tools) {
            this.tools = tools;
        }

        @Override
        public void onClosed(Channel channel, IOException cause) {
            tools.close();
        }
    }

    /** Builds on the built-in node run within the controller, where there is no channel. */
    @Extension
    public static final class OfTheBuiltInNode {
        private final ConnectorTools tools = new ConnectorTools();
    }
}
