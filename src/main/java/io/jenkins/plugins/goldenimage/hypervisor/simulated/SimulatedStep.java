package io.jenkins.plugins.goldenimage.hypervisor.simulated;

import io.jenkins.plugins.goldenimage.guest.DetachedStep;
import io.jenkins.plugins.goldenimage.guest.OutputSink;
import io.jenkins.plugins.goldenimage.guest.StepEnd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Plays a script without executing it, apart from whoever watches: {@code echo TEXT} is said, {@code sleep SECONDS} takes
 * its time, {@code exit CODE} ends it, and any other line is only shown.
 */
final class SimulatedStep {
    private final DetachedStep step;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private StepEnd end;

    SimulatedStep(DetachedStep step) {
        this.step = step;
        Thread player = new Thread(this::playToTheEnd, "Simulated step " + step.id());
        player.setDaemon(true);
        player.start();
    }

    /** Delivers output as it comes until the step has ended. */
    StepEnd follow(long offset, OutputSink sink) throws InterruptedException {
        long delivered = offset;
        while (true) {
            byte[] news;
            StepEnd ended;
            synchronized (this) {
                while (output.size() <= delivered && end == null) {
                    wait();
                }
                news = Arrays.copyOfRange(output.toByteArray(), (int) delivered, output.size());
                ended = end;
            }
            delivered += news.length;
            if (news.length > 0) {
                sink.accept(news, delivered);
            } else if (ended != null) {
                return ended;
            }
        }
    }

    private void playToTheEnd() {
        try {
            end(play());
        } catch (NumberFormatException e) {
            say(e.getMessage());
            end(new StepEnd.Exited(2));
        }
    }

    private StepEnd play() {
        long deadline = System.nanoTime() + step.timeout().toNanos();
        for (String line : step.script().strip().split("\n")) {
            String[] words = line.strip().split("\\s+", 2);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "echo" -> say(rest.replaceAll("^([\"'])(.*)\\1$", "$2"));
                case "exit" -> {
                    return new StepEnd.Exited(rest.isEmpty() ? 0 : Integer.parseInt(rest));
                }
                case "sleep" -> {
                    long nanos = (long) (Double.parseDouble(rest) * TimeUnit.SECONDS.toNanos(1));
                    if (System.nanoTime() + nanos - deadline > 0 || !slept(nanos)) {
                        return new StepEnd.TimedOut();
                    }
                }
                default -> say("+ " + line);
            }
        }
        return new StepEnd.Exited(0);
    }

    private static boolean slept(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized void say(String line) {
        output.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        notifyAll();
    }

    private synchronized void end(StepEnd how) {
        end = how;
        notifyAll();
    }
}
