package io.jenkins.plugins.goldenimage.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;

/**
 * Something that goes wrong in a simulated vCenter: with the first call of a method from now on, unless said
 * otherwise. Methods are those of SOAP, {@code PUT /folder} and the like for datastore files, or {@code *}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VcenterFault(
        String method,
        String target,
        String client,
        Integer nth,
        Integer times,
        String action,
        String where,
        String fault,
        String privilege,
        String message,
        Long delayMillis) {

    /** The call does nothing and is answered with a fault of the API, such as {@code InvalidState}. */
    public static VcenterFault fail(String method, String fault) {
        return of(method, "fail", "call", fault, null, null);
    }

    /** As {@link #fail} with {@code NoPermission}, which names the privilege. */
    public static VcenterFault noPermission(String method, String privilege) {
        return of(method, "fail", "call", "NoPermission", privilege, null);
    }

    /** The task that the call starts does nothing and ends with a fault. */
    public static VcenterFault failTask(String method, String fault) {
        return of(method, "fail", "task", fault, null, null);
    }

    /** The connection is reset and nothing is done. */
    public static VcenterFault cutBefore(String method) {
        return of(method, "cut-before", "call", null, null, null);
    }

    /** The call is executed and the connection is reset before the answer. */
    public static VcenterFault cutAfter(String method) {
        return of(method, "cut-after", "call", null, null, null);
    }

    /** Half of a file is transferred before the connection is reset: {@code PUT /folder}, {@code GET /folder}. */
    public static VcenterFault cutMidway(String method) {
        return of(method, "cut-midway", "call", null, null, null);
    }

    /** Nothing is done, and no answer comes until the client goes or the faults are cleared. */
    public static VcenterFault hang(String method) {
        return of(method, "hang", "call", null, null, null);
    }

    /** The call is executed and its task never ends, until it is canceled. */
    public static VcenterFault hangTask(String method) {
        return of(method, "hang", "task", null, null, null);
    }

    public static VcenterFault delay(String method, Duration delay) {
        return of(method, "delay", "call", null, null, delay.toMillis());
    }

    /** The call is executed and its task reports for so long that it runs. */
    public static VcenterFault delayTask(String method, Duration delay) {
        return of(method, "delay", "task", null, null, delay.toMillis());
    }

    /** The first call it happens to, counted from 1 and from now. */
    public VcenterFault nth(int first) {
        return new VcenterFault(
                method, target, client, first, times, action, where, fault, privilege, message, delayMillis);
    }

    /** To how many calls in a row it happens. */
    public VcenterFault times(int calls) {
        return new VcenterFault(
                method, target, client, nth, calls, action, where, fault, privilege, message, delayMillis);
    }

    public VcenterFault always() {
        return times(-1);
    }

    /** Only to calls whose target (reference or datastore path) contains this. */
    public VcenterFault target(String part) {
        return new VcenterFault(
                method, part, client, nth, times, action, where, fault, privilege, message, delayMillis);
    }

    /** Only to calls of clients whose user agent contains this. */
    public VcenterFault client(String part) {
        return new VcenterFault(
                method, target, part, nth, times, action, where, fault, privilege, message, delayMillis);
    }

    private static VcenterFault of(
            String method, String action, String where, String fault, String privilege, Long delayMillis) {
        return new VcenterFault(method, null, null, 1, 1, action, where, fault, privilege, null, delayMillis);
    }
}
