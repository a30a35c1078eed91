package io.jenkins.plugins.goldenimage.build;

/** Ends a build's work: it has failed for a reason that trying again won't mend. */
public final class BuildFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** With what goes into the record. */
    public BuildFailure(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** What goes into the record. */
    public Failure failure() {
        return failure;
    }
}
