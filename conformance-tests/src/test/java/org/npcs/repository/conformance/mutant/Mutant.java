package org.npcs.repository.conformance.mutant;

import java.util.function.Supplier;
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

    @Override
    public String toString() {
        return requirement + " " + name;
    }
}
