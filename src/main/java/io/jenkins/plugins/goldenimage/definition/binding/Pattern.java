package io.jenkins.plugins.goldenimage.definition.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the text must look like, as a whole. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Pattern {
    /** A regular expression that the whole text must match. */
    String regex();

    /** The same for people, to follow "must be". */
    String says();
}
