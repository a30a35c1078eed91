package io.jenkins.plugins.goldenimage.jenkins.build;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.goldenimage.build.Assignment;
import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.build.ControlPlane;
import io.jenkins.plugins.goldenimage.build.Engine;
import io.jenkins.plugins.goldenimage.build.JournalEntry;
import io.jenkins.plugins.goldenimage.build.Order;
import io.jenkins.plugins.goldenimage.build.Report;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import jenkins.security.MasterToSlaveCallable;

/** Runs the engine of one attempt on an agent. It returns when the attempt has ended; the journal tells how. */
final class EngineCall extends MasterToSlaveCallable<Boolean, IOException> {
    private static final long serialVersionUID = 1L;

    private final String assignment;
    private final HashMap<String, Login> logins;
    @SuppressFBWarnings(value = "SE_BAD_FIELD", justification = "A proxy, which remoting makes serializable")
    private final ControlPlaneLink link;

    EngineCall(String assignment, Map<String, Login> logins, ControlPlaneLink link) {
        this.assignment = assignment;
        this.logins = new HashMap<>(logins);
        this.link = link;
    }

    @Override
    public Boolean call() throws IOException {
        ConnectorTools tools = ConnectorTools.ofThisSide();
        BuildJson json = new BuildJson(tools.platforms());
        return new Engine(tools.platforms(), tools.sessions(), tools.guests(), Clock.systemUTC())
                .run(json.read(assignment, Assignment.class), logins, overLink(json))
                .ended();
    }

    private ControlPlane overLink(BuildJson json) {
        return new ControlPlane() {
            @Override
            public Order append(JournalEntry entry) throws IOException {
                return Order.valueOf(link.append(json.write(entry)));
            }

            @Override
            public Order report(Report report) throws IOException {
                return Order.valueOf(link.report(json.write(report)));
            }

            @Override
            public byte[] read(String sha256, long offset) throws IOException {
                return link.read(sha256, offset);
            }
        };
    }
}
