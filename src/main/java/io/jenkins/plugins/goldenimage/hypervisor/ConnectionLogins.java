package io.jenkins.plugins.goldenimage.hypervisor;

import io.jenkins.plugins.goldenimage.definition.Connection;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.util.Map;

/**
 * The logins that opening a connection takes.
 *
 * @param endpoint at the platform; null where the connection names no credentials
 * @param proxy at the proxy; null where there is none, or where it asks for no login
 */
public record ConnectionLogins(Login endpoint, Login proxy) {
    /** Those of a connection among others, which stand there by their credentials IDs. */
    public static ConnectionLogins of(Connection connection, Map<String, Login> logins) {
        String proxy = connection.proxy() == null ? null : connection.proxy().credentialsId();
        return new ConnectionLogins(named(connection.credentialsId(), logins), named(proxy, logins));
    }

    private static Login named(String credentialsId, Map<String, Login> logins) {
        return credentialsId == null ? null : logins.get(credentialsId);
    }
}
