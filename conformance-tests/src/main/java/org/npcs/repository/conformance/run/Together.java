package org.npcs.repository.conformance.run;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks checks that run beside each other, but not beside one that is {@link Alone} on the same ground. On a class it holds for
 * all of its checks.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Together {

    /** What the checks have in common. */
    Ground value();
}
