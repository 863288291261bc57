package org.npcs.repository.contract.build.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.contract.build.bundle.SchemaUse;

/**
 * One edit of a released contract.
 *
 * @param name the sort of edit
 * @param at where it was made
 * @param expected rule and level of everything that the guard has to say about it, nothing more and nothing less
 * @param differences what the comparison finds
 */
record Mutation(String name, String at, Set<Expected> expected, List<Difference> differences) {

    /** A finding stated independently of the guard's own table. */
    record Expected(String rule, Level level) {

        static Expected breaking(String rule) {
            return new Expected(rule, Level.BREAKING);
        }

        static Expected additive(String rule) {
            return new Expected(rule, Level.ADDITIVE);
        }

        static Expected editorial(String rule) {
            return new Expected(rule, Level.EDITORIAL);
        }
    }

    static Mutation of(
            String name,
            String at,
            Map<String, Object> before,
            Map<String, Object> after,
            SchemaUse use,
            Set<Expected> expected) {
        return new Mutation(name, at, expected, new ArrayList<>(Comparison.of(Kind.DOCUMENT, before, after, use)));
    }

    /** Whether the guard says exactly what is expected. */
    boolean isJudgedRightlyBy(Classifier classifier) {
        return findings(classifier).equals(expected);
    }

    Set<Expected> findings(Classifier classifier) {
        return differences.stream()
                .map(classifier::classify)
                .map(finding -> new Expected(finding.rule().id(), finding.level()))
                .collect(Collectors.toSet());
    }
}
