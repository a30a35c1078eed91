package io.jenkins.plugins.goldenimage.jenkins.health;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the agents of one connection do.
 *
 * @param name of the connection
 * @param platform the product, for people
 * @param url of the endpoint
 * @param connector the label of the agents; null for none
 * @param onDemand whether a cloud makes agents as they are needed
 * @param agents each of them
 */
public record ConnectionHealth(
        String name, String platform, String url, String connector, boolean onDemand, List<AgentHealth> agents) {

    /** What an administrator must look after; empty when builds can run. */
    public List<String> problems() {
        List<String> failing = agents.stream()
                .filter(agent -> agent.state() == AgentHealth.State.FAILING)
                .map(agent -> Messages.ConnectionHealth_Failing(name, agent.agent(), agent.problem()))
                .toList();
        return failing.isEmpty() && nobodyWorks() ? List.of(nobody()) : failing;
    }

    private boolean nobodyWorks() {
        boolean unknown = Stream.of(AgentHealth.State.UNKNOWN)
                .anyMatch(state -> agents.stream().anyMatch(agent -> agent.state() == state));
        return !onDemand && !unknown && agents.stream().noneMatch(AgentHealth::works);
    }

    private String nobody() {
        if (connector == null) {
            return Messages.ConnectionHealth_NoAgent(name);
        }
        return agents.isEmpty()
                ? Messages.ConnectionHealth_NoAgentWithLabel(name, connector)
                : Messages.ConnectionHealth_AllOffline(name, connector);
    }
}
