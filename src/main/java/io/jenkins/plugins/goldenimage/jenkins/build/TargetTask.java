package io.jenkins.plugins.goldenimage.jenkins.build;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.ResourceList;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import io.jenkins.plugins.goldenimage.build.BuildPlan;
import java.util.Objects;
import jenkins.model.Jenkins;

/**
 * An attempt that waits for an agent of its connector. It is not kept in the saved queue: after a restart the store of
 * builds knows better what waits.
 */
final class TargetTask implements Queue.FlyweightTask, Queue.TransientTask, AccessControlled {
    private final String key;
    private final String title;
    private final String connection;
    private final String connector;
    private final String preferred;

    TargetTask(String key, BuildPlan plan, Node preferred) {
        this.key = key;
        this.title = plan.imageName() + " on " + plan.target();
        this.connection = plan.connection().name();
        this.connector = plan.connection().connector();
        this.preferred = preferred == null ? null : preferred.getNodeName();
    }

    String key() {
        return key;
    }

    /** Name of the connection that it needs. */
    String connection() {
        return connection;
    }

    @Override
    public Label getAssignedLabel() {
        Label connectors = connector == null ? null : Jenkins.get().getLabel(connector);
        Node node = preferred == null ? null : Jenkins.get().getNode(preferred);
        return node != null && canRunOn(node, connectors) ? node.getSelfLabel() : connectors;
    }

    /** Asked anew whenever the queue looks: the build does not wait for a preferred agent that has gone. */
    private static boolean canRunOn(Node node, Label connectors) {
        Computer computer = node.toComputer();
        return computer != null
                && computer.isOnline()
                && computer.isAcceptingTasks()
                && (connectors == null || connectors.contains(node));
    }

    @Override
    public Queue.Executable createExecutable() {
        return new TargetExecutable(this);
    }

    @Override
    public String getName() {
        return title;
    }

    @Override
    public String getDisplayName() {
        return Messages.TargetTask_DisplayName(title);
    }

    @Override
    public String getFullDisplayName() {
        return getDisplayName();
    }

    @Override
    public String getUrl() {
        return Builds.get()
                .find(key)
                .flatMap(build -> build.origin().find())
                .map(run -> run.getUrl())
                .orElse("");
    }

    @Override
    public ResourceList getResourceList() {
        return ResourceList.EMPTY;
    }

    @Override
    public boolean isConcurrentBuild() {
        return false;
    }

    @Override
    public ACL getACL() {
        return Builds.get()
                .find(key)
                .flatMap(build -> build.origin().find())
                .map(run -> run.getParent().getACL())
                .orElseGet(() -> Jenkins.get().getACL());
    }

    @Override
    public void checkAbortPermission() {
        checkPermission(Item.CANCEL);
    }

    @Override
    public boolean hasAbortPermission() {
        return hasPermission(Item.CANCEL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetTask task && task.key.equals(key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key);
    }
}
