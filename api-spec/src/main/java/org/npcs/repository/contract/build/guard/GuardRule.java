package org.npcs.repository.contract.build.guard;

import java.util.function.Predicate;

/**
 * Classifies one sort of difference.
 *
 * @param id stable name, used by waivers
 * @param level what it means for users of the released contract
 * @param sentence what happened
 * @param matches whether a difference is of this sort
 */
record GuardRule(String id, Level level, String sentence, Predicate<Difference> matches) {

    static GuardRule breaking(String id, String sentence, Predicate<Difference> matches) {
        return new GuardRule(id, Level.BREAKING, sentence, matches);
    }

    static GuardRule additive(String id, String sentence, Predicate<Difference> matches) {
        return new GuardRule(id, Level.ADDITIVE, sentence, matches);
    }

    static GuardRule editorial(String id, String sentence, Predicate<Difference> matches) {
        return new GuardRule(id, Level.EDITORIAL, sentence, matches);
    }
}
