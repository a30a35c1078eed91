package io.jenkins.plugins.goldenimage.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the steps of a test have left in the machine that is the guest of the tests: this one. */
final class StepsInThisMachine {
    private StepsInThisMachine() {}

    static Path workspace(String workspace) {
        return Path.of("/var/tmp/golden-image-" + workspace);
    }

    /** The directory of the step's run with this claim. */
    static Path run(String workspace, String id, int claim) {
        return workspace(workspace).resolve(id).resolve("run-" + claim(workspace, id, claim)[0]);
    }

    static boolean claimed(String workspace, String id, int claim) {
        return Files.exists(workspace(workspace).resolve(id).resolve("claim-" + claim));
    }

    /** The process that looks after the step. */
    static ProcessHandle supervisor(String workspace, String id, int claim) {
        return ProcessHandle.of(Long.parseLong(claim(workspace, id, claim)[1])).orElseThrow();
    }

    /** Kills the step with everything that looks after it, as a guest does that loses power. */
    static void kill(String workspace, String id, int claim) {
        ProcessHandle supervisor = supervisor(workspace, id, claim);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(supervisor), supervisor.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> all.stream().noneMatch(process -> lives(process.pid())));
    }

    /** Whether a process runs; one that has ended and waits for its parent to notice does not. */
    static boolean lives(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    /** How many processes follow a step of this workspace: one for each connection, or its fork in this moment. */
    static long followers(String workspace) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process.pid()).contains("\0golden-image\0" + workspace + "\0"))
                .count();
    }

    /** Ends and removes all that is left of a workspace. */
    static void end(String workspace) {
        Path directory = workspace(workspace);
        try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            List<Path> all = files.toList();
            // Not by the numbers in the claims, which may be other processes' by now.
            ProcessHandle.allProcesses()
                    .filter(process -> commandLine(process.pid()).startsWith("/bin/sh\0" + directory + "/"))
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
            for (int last = all.size() - 1; last >= 0; last--) {
                Files.deleteIfExists(all.get(last));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole, as ProcessHandle does not give it. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String[] claim(String workspace, String id, int claim) {
        try {
            return Files.readString(workspace(workspace).resolve(id).resolve("claim-" + claim)).split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
