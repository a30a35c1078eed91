package io.jenkins.plugins.goldenimage.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.ClientFactoryManager;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSessionImpl;
import org.apache.sshd.client.session.SessionFactory;
import org.apache.sshd.common.channel.PtyChannelConfigurationHolder;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.logging.SimplifiedLog;
import org.apache.sshd.core.CoreModuleProperties;

/** Sets up the SSH library: nothing of the machine it runs on is read, and no content of a packet is logged. */
final class SshClients {
    private static final int THREADS = 2;
    private static final int MISSED_KEEP_ALIVES = 3;

    /** Bytes that a guest may send before we have taken them: what a flood of output costs in memory. */
    private static final long WINDOW = 256 * 1024;

    private SshClients() {}

    /** A started client; the caller stops it. */
    static SshClient start(SshTimes times) {
        SshClient client = SshClient.setUpDefaultClient();
        // The default looks services up through the thread's class loader, which is anybody's on a Jenkins agent.
        client.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        client.setAgentFactory(null);
        client.setChannelFactories(List.of());
        client.setServerKeyVerifier(ShownHostKey.VERIFIER);
        client.setSessionFactory(new QuietSessions(client));

        CoreModuleProperties.NIO_WORKERS.set(client, THREADS);
        CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, times.login().multipliedBy(2));
        // A step may be silent for hours; whether the guest is still there is what keep-alives are for.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, times.keepAlive());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED_KEEP_ALIVES);
        // Every prompt is answered in one place, SshLogin.
        client.getProperties().put(UserInteraction.AUTO_DETECT_PASSWORD_PROMPT, false);
        client.start();
        return client;
    }

    /** On the finest log level the library writes every packet before it is encrypted, passwords included. */
    private static final class QuietSessions extends SessionFactory {
        QuietSessions(ClientFactoryManager client) {
            super(client);
        }

        @Override
        protected ClientSessionImpl doCreateSession(IoSession ioSession) throws Exception {
            return new QuietSession(getClient(), ioSession);
        }
    }

    private static final class QuietSession extends ClientSessionImpl {
        QuietSession(ClientFactoryManager client, IoSession ioSession) throws Exception {
            super(client, ioSession);
        }

        @Override
        protected SimplifiedLog getSimplifiedLogger() {
            return SimplifiedLog.EMPTY;
        }

        @Override
        public ChannelExec createExecChannel(byte[] command, PtyChannelConfigurationHolder pty, Map<String, ?> env)
                throws IOException {
            ChannelExec channel = new QuietChannel(command, pty, env);
            getConnectionService().registerChannel(channel);
            return channel;
        }
    }

    private static final class QuietChannel extends ChannelExec {
        QuietChannel(byte[] command, PtyChannelConfigurationHolder pty, Map<String, ?> env) {
            super(command, pty, env);
        }

        @Override
        protected SimplifiedLog getSimplifiedLogger() {
            return SimplifiedLog.EMPTY;
        }
    }
}
