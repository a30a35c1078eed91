package io.jenkins.plugins.goldenimage.jenkins.connection;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting of a connection that can't be. Says what is wrong and what is allowed; whoever saves gets to see it. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }

    /** What is wrong with a setting, where that is why binding has failed. */
    public static Optional<String> problem(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(InvalidSettingException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }
}
