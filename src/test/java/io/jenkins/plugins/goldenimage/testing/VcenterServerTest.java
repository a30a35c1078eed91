package io.jenkins.plugins.goldenimage.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VcenterServerTest {

    private VcenterServer vcenter;
    private RawSoap soap;

    @BeforeAll
    void startServer() {
        TestServers.assumeVcenter();
        vcenter = VcenterServer.start();
    }

    @AfterAll
    void stopServer() {
        if (vcenter != null) {
            vcenter.close();
        }
    }

    @BeforeEach
    void connect() {
        soap = new RawSoap(vcenter.url(), vcenter.certificatePem());
        vcenter.resetCalls();
    }

    @AfterEach
    void clear() {
        vcenter.clearFaults();
        vcenter.expireSessions();
    }

    @Test
    void letsTheUserInAndNobodyElse() throws Exception {
        assertThat(soap.login(vcenter.user(), "wrong").body()).contains("InvalidLoginFault");
        assertThat(soap.currentTime().body()).contains("NotAuthenticatedFault");

        assertThat(soap.login(vcenter.user(), vcenter.password()).statusCode()).isEqualTo(200);
        assertThat(soap.currentTime().body()).contains("CurrentTimeResponse");
        assertThat(vcenter.inventory().sessions()).isEqualTo(1);
        assertThat(vcenter.calls().methods()).containsExactly("Login", "CurrentTime", "Login", "CurrentTime");
        assertThat(vcenter.calls().of("Login"))
                .extracting(VcenterCalls.Call::fault)
                .containsExactly("InvalidLogin", "");

        vcenter.expireSessions();
        assertThat(soap.currentTime().body()).contains("NotAuthenticatedFault");
    }

    @Test
    void failsOnceWhenTold() throws Exception {
        soap.login(vcenter.user(), vcenter.password());
        vcenter.fault(VcenterFault.noPermission("CurrentTime", "System.View").nth(2));

        assertThat(soap.currentTime().statusCode()).isEqualTo(200);
        assertThat(soap.currentTime().body()).contains("NoPermissionFault", "<privilegeId>System.View</privilegeId>");
        assertThat(soap.currentTime().statusCode()).isEqualTo(200);
    }

    @Test
    void executesAndSwallowsTheAnswer() throws Exception {
        soap.login(vcenter.user(), vcenter.password());
        vcenter.fault(VcenterFault.cutAfter("CreateFolder"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> soap.createFolder("templates"));
        assertThat(vcenter.inventory().folders()).contains("/DC0/vm/templates");
        assertThat(vcenter.calls().of("CreateFolder")).singleElement().satisfies(call -> assertThat(call.answered())
                .isFalse());
    }

    @Test
    void holdsACallUntilReleased() throws Exception {
        soap.login(vcenter.user(), vcenter.password());
        try (VcenterGate gate = vcenter.holdAnswer("CreateFolder")) {
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
                try {
                    return soap.createFolder("held").statusCode();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            gate.awaitWaiting();
            assertThat(vcenter.inventory().folders()).contains("/DC0/vm/held");
            assertThat(status).isNotDone();

            gate.release();
            await().until(status::isDone);
            assertThat(status.join()).isEqualTo(200);
        }
    }
}
