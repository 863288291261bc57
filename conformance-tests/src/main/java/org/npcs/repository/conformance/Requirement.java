package org.npcs.repository.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as a check of one or more requirements of the contract. How grave a failure is stands in the contract,
 * never here: the same check may fail one edition and only warn in another.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requirement {

    /** Identifiers of the requirements, such as {@code INC-004}. */
    String[] value();

    /** What an implementer whose product fails should look at first, in one sentence. */
    String lookFirst();
}
