package io.jenkins.plugins.goldenimage.jenkins.health;

import java.io.Serializable;
import jenkins.security.MasterToSlaveCallable;

/**
 * What an agent says of itself.
 *
 * @param java version of its Java
 * @param clockMillis its clock, in milliseconds since 1970
 */
record AgentFacts(String java, long clockMillis) implements Serializable {
    /** Asks the agent where it runs. */
    static final class Ask extends MasterToSlaveCallable<AgentFacts, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public AgentFacts call() {
            return new AgentFacts(Runtime.version().toString(), System.currentTimeMillis());
        }
    }
}
