package org.npcs.repository.conformance.mutant;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.toy.Mutation;

/**
 * A server that breaks one requirement.
 *
 * @param requirement identifier of the requirement that it breaks
 * @param name what it does wrong
 * @param mutation makes the wrong behaviour afresh, since some remember what they saw
 */
public record Mutant(String requirement, String name, Supplier<Mutation> mutation) {

    static Mutant of(String requirement, String name, Mutation mutation) {
        return new Mutant(requirement, name, () -> mutation);
    }

    /**
     * Returns whether it may do something else the next time, since it holds something that can change. What it remembers it
     * holds itself, and never in a static field.
     */
    public boolean remembers() {
        return canChange(mutation.get());
    }

    private static boolean canChange(@Nullable Object held) {
        if (held == null || held instanceof String || held instanceof Integer || held instanceof Boolean) {
            return false;
        }
        // A lambda holds what it uses from around it, and nothing else.
        return !held.getClass().isHidden()
                || Arrays.stream(held.getClass().getDeclaredFields()).anyMatch(field -> canChange(value(held, field)));
    }

    private static @Nullable Object value(Object holder, Field field) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public String toString() {
        return requirement + " " + name;
    }
}
