package io.jenkins.plugins.goldenimage.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The requests a simulated vCenter has received, in order.
 *
 * @param counts how many of each method
 */
public record VcenterCalls(List<Call> calls, Map<String, Integer> counts) {

    public int count(String method) {
        return counts.getOrDefault(method, 0);
    }

    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    public List<Call> of(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /**
     * One request.
     *
     * @param method of SOAP, or the HTTP method and {@code /folder} for a datastore file
     * @param target value of the object's reference, or the datastore path
     * @param session a short hash; empty without a session
     * @param client the user agent
     * @param fault the answer's fault; empty for none
     * @param taskFault the fault of the task that the call has started; empty for none
     * @param answered whether the client was given an answer
     */
    public record Call(
            int sequence,
            Instant time,
            String method,
            String target,
            String session,
            String client,
            String fault,
            String taskFault,
            boolean answered,
            long millis) {}
}
