package io.jenkins.plugins.goldenimage.cli;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Runs cases side by side, most of which is waiting; the test of each one takes its result. */
final class Cases<K, R> implements AutoCloseable {
    private static final int AT_A_TIME = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<K, Future<R>> results;

    interface Case<K, R> {
        R run(K key) throws Exception;
    }

    Cases(Collection<K> keys, Case<K, R> toRun) {
        results = keys.stream()
                .collect(Collectors.toMap(key -> key, key -> threads.submit(() -> toRun.run(key))));
    }

    /** What has become of a case; throws what it has thrown. */
    R result(K key) throws Exception {
        try {
            return results.get(key).get();
        } catch (ExecutionException e) {
            throw new AssertionError("The case " + key + " has not come to its end", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
