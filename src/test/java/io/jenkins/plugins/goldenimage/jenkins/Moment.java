package io.jenkins.plugins.goldenimage.jenkins;

import io.jenkins.plugins.goldenimage.testing.VcenterGate;
import java.io.IOException;
import java.util.function.Function;

/** A moment of a build, at which it can be held while something else happens. */
enum Moment {
    PREFLIGHT(gate(land -> land.vcenter().holdBefore("RetrieveServiceContent"))),
    BEFORE_CREATE(gate(land -> land.vcenter().holdBefore("CreateVM_Task"))),
    CREATED(gate(land -> land.vcenter().holdAnswer("CreateVM_Task"))),
    INSTALL(gate(land -> land.vcenter().holdBefore("PowerOnVM_Task"))),
    STARTED(gate(land -> land.vcenter().holdAnswer("PowerOnVM_Task"))),
    CONNECT(new Holding() {
        @Override
        public Hold begin(Landscape landscape, ImageBuild build) {
            landscape.guestValve().shut();
            return new Hold() {
                @Override
                public void await() {
                    landscape.guestValve().awaitHeld();
                }

                @Override
                public void end() {
                    landscape.guestValve().open();
                }
            };
        }
    }),
    PROVISION(new Holding() {
        @Override
        public Hold begin(Landscape landscape, ImageBuild build) throws IOException {
            build.holdSecondStep();
            return new Hold() {
                @Override
                public void await() {
                    build.awaitSecondStep();
                }

                @Override
                public void end() throws IOException {
                    build.letSecondStepGo();
                }
            };
        }
    }),
    SEAL(gate(land -> land.vcenter().holdBefore("ShutdownGuest"))),
    BEFORE_PUBLISH(gate(land -> land.vcenter().holdBefore("MarkAsTemplate"))),
    PUBLISHED(gate(land -> land.vcenter().holdAnswer("MarkAsTemplate")));

    private final Holding holding;

    Moment(Holding holding) {
        this.holding = holding;
    }

    /** Holds the build, which has not begun yet, when this moment comes. */
    Hold hold(Landscape landscape, ImageBuild build) throws IOException {
        return holding.begin(landscape, build);
    }

    /** A build on hold. */
    interface Hold {
        /** Returns when the moment has come. */
        void await();

        /** Lets this attempt and all later ones pass. */
        void end() throws IOException;
    }

    private interface Holding {
        Hold begin(Landscape landscape, ImageBuild build) throws IOException;
    }

    private static Holding gate(Function<Landscape, VcenterGate> open) {
        return (landscape, build) -> {
            VcenterGate gate = open.apply(landscape);
            return new Hold() {
                @Override
                public void await() {
                    gate.awaitWaiting();
                }

                @Override
                public void end() {
                    gate.release();
                }
            };
        };
    }
}
