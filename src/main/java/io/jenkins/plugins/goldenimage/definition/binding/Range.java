package io.jenkins.plugins.goldenimage.definition.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a number, both allowed; of a duration, in seconds; of a list, of its size. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The least that is allowed. */
    long min() default 0;

    /** The most that is allowed. */
    long max() default Long.MAX_VALUE;
}
