package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.definition.Builder;
import io.jenkins.plugins.goldenimage.definition.Connection;
import java.util.HashMap;
import java.util.Map;

/**
 * One session for each connection and its logins, whatever the number of builds: opened for the first that needs it, closed
 * after the last. Safe for use by several threads.
 */
public final class SharedSessions implements AutoCloseable {
    private final Map<Key, Session> sessions = new HashMap<>();

    private record Key(Connection connection, ConnectionLogins logins) {}

    /** A share of a session; closing it gives the share back. */
    public interface Share extends AutoCloseable {
        /** The session. */
        Hypervisor hypervisor();

        @Override
        void close();
    }

    /**
     * Takes a share, and logs in where nobody has yet.
     *
     * @param logins those that the connection names
     */
    public <C extends Connection, B extends Builder> Share open(
            HypervisorType<C, B> type, Connection connection, ConnectionLogins logins)
            throws HypervisorException, InterruptedException {
        Key key = new Key(connection, logins);
        Session session;
        synchronized (sessions) {
            session = sessions.computeIfAbsent(key, Session::new);
            session.shares++;
        }
        try {
            session.open(type);
            return session;
        } catch (HypervisorException | InterruptedException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Closes every session, whoever still has a share. */
    @Override
    public void close() {
        synchronized (sessions) {
            sessions.values().forEach(Session::logOut);
            sessions.clear();
        }
    }

    private final class Session implements Share {
        private final Key key;
        private Hypervisor hypervisor;
        private int shares;

        Session(Key key) {
            this.key = key;
        }

        /** Others who want the same session wait here while the first one logs in. */
        synchronized <C extends Connection, B extends Builder> void open(HypervisorType<C, B> type)
                throws HypervisorException, InterruptedException {
            if (hypervisor == null) {
                hypervisor = type.open(type.connectionType().cast(key.connection()), key.logins());
            }
        }

        @Override
        public synchronized Hypervisor hypervisor() {
            return hypervisor;
        }

        @Override
        public void close() {
            synchronized (sessions) {
                if (--shares > 0) {
                    return;
                }
                sessions.remove(key, this);
            }
            logOut();
        }

        private synchronized void logOut() {
            if (hypervisor != null) {
                hypervisor.close();
                hypervisor = null;
            }
        }
    }
}
