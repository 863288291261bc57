package org.npcs.repository.conformance.run;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks checks during which no other one runs that is marked with the same ground, here or as {@link Together}. On a class it
 * holds for all of its checks.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Alone {

    /** What the checks have in common. */
    Ground value();
}
