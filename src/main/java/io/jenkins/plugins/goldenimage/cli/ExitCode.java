package io.jenkins.plugins.goldenimage.cli;

/** What the command line returns to its caller. */
final class ExitCode {
    static final int DONE = 0;
    static final int BAD_INPUT = 2;
    static final int PREFLIGHT = 3;
    static final int FAILED = 4;
    static final int ABORTED = 5;

    private ExitCode() {}
}
