package io.jenkins.plugins.goldenimage.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.goldenimage.secret.Login;
import org.junit.jupiter.api.Test;

class SshLoginKindTest {
    @Test
    void tokenIsNoLoginForSsh() {
        GuestException failure = catchThrowableOfType(
                GuestException.class, () -> SshLogin.of(new Login.Token("api-key-4711"), "192.0.2.1"));

        assertThat(failure.reason()).isEqualTo(GuestException.Reason.LOGIN);
        assertThat(failure)
                .hasMessageContaining("neither a password nor a private key")
                .hasMessageNotContaining("4711");
    }
}
