package io.jenkins.plugins.goldenimage.jenkins;

/** A setting of a connection that can't be. Says what is wrong and what is allowed; whoever saves gets to see it. */
final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }
}
