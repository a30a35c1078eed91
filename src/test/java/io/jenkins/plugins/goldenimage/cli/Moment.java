package io.jenkins.plugins.goldenimage.cli;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import io.jenkins.plugins.goldenimage.testing.VcenterGuest;
import java.time.Duration;
import java.util.function.Function;

/** A moment of a build at which something can happen to it: there it stays until it is let go. */
enum Moment {
    LOGGING_IN(site -> new AtGate(site.vcenter.holdBefore("Login"))),
    CHECKING(site -> new AtGate(site.vcenter.holdBefore("SearchDatastore_Task"))),
    CREATING(site -> new AtGate(site.vcenter.holdBefore("CreateVM_Task"))),
    CREATED(site -> new AtGate(site.vcenter.holdAnswer("CreateVM_Task"))),
    STARTING(site -> new AtGate(site.vcenter.holdBefore("PowerOnVM_Task"))),
    STARTED(site -> new AtGate(site.vcenter.holdAnswer("PowerOnVM_Task"))),
    INSTALLING(Installing::new),
    CONNECTING(Connecting::new),
    IN_A_STEP(InAStep::new),
    SHUTTING_DOWN(site -> new AtGate(site.vcenter.holdBefore("ShutdownGuest"))),
    SHUT_DOWN(site -> new AtGate(site.vcenter.holdAnswer("ShutdownGuest"))),
    REMOVING_THE_DRIVE(site -> new AtGate(site.vcenter.holdBefore("ReconfigVM_Task"))),
    REMOVED_THE_DRIVE(site -> new AtGate(site.vcenter.holdAnswer("ReconfigVM_Task"))),
    MARKING_THE_TEMPLATE(site -> new AtGate(site.vcenter.holdBefore("MarkAsTemplate"))),
    MARKED_THE_TEMPLATE(site -> new AtGate(site.vcenter.holdAnswer("MarkAsTemplate")));

    private final Function<Site, Hold> hold;

    Moment(Function<Site, Hold> hold) {
        this.hold = hold;
    }

    /** What keeps a build at its moment. */
    interface Hold {
        /** Waits until the build is there. */
        void awaitBuild(CliProcess build);

        /** Whether the build is in a call to vCenter, which it must see through; otherwise it waits for something. */
        boolean isCall();

        /** The world goes on. */
        void letGo();
    }

    /** Makes builds that are started from now on stay at this moment. */
    Hold hold(Site site) {
        return hold.apply(site);
    }

    private record AtGate(VcenterGate gate) implements Hold {
        @Override
        public void awaitBuild(CliProcess build) {
            gate.awaitWaiting();
        }

        @Override
        public boolean isCall() {
            return true;
        }

        @Override
        public void letGo() {
            gate.release();
        }
    }

    private record Installing(Site site) implements Hold {
        Installing {
            site.vcenter.guest(VcenterGuest.all().delay(Duration.ofSeconds(4)));
        }

        @Override
        public void awaitBuild(CliProcess build) {
            build.awaitOutput("Started " + Site.IMAGE);
        }

        @Override
        public boolean isCall() {
            return false;
        }

        @Override
        public void letGo() {
            // It has its time.
        }
    }

    private record Connecting(Site site) implements Hold {
        Connecting {
            // The guest's server listens at another address only.
            site.vcenter.guest(VcenterGuest.all().address("127.0.0.2"));
        }

        @Override
        public void awaitBuild(CliProcess build) {
            build.awaitOutput("refuses connections");
        }

        @Override
        public boolean isCall() {
            return false;
        }

        @Override
        public void letGo() {
            site.vcenter.resetGuests();
            site.vcenter.guestRestarts(Site.IMAGE);
        }
    }

    private record InAStep(Site site) implements Hold {
        InAStep {
            String wait = "while ! test -e " + site.guestFiles.path("go") + "; do sleep 0.1; done";
            String step = Definitions.firstStep(site.guestFiles);
            site.define(step, step + "; " + wait);
        }

        @Override
        public void awaitBuild(CliProcess build) {
            await("the step").atMost(Duration.ofSeconds(60)).until(() -> !site.guestFiles.lines("steps").isEmpty());
        }

        @Override
        public boolean isCall() {
            return false;
        }

        @Override
        public void letGo() {
            site.guestFiles.write("go", "");
        }
    }
}
