package org.npcs.repository.contract.build.guard;

import java.util.List;
import java.util.stream.Stream;

/** Finds the rule for each difference. A difference without a rule is breaking: nobody has thought about it yet. */
final class Classifier {

    static final GuardRule UNKNOWN =
            GuardRule.breaking("unknown", "No rule knows this difference, so it counts as breaking.", d -> true);

    private final List<GuardRule> rules;

    Classifier(List<GuardRule> rules) {
        this.rules = rules;
    }

    static Classifier withAllRules() {
        return new Classifier(allRules());
    }

    static List<GuardRule> allRules() {
        return Stream.of(OperationGuardRules.ALL, SchemaGuardRules.ALL, DataGuardRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    Finding classify(Difference difference) {
        GuardRule known = rules.stream()
                .filter(rule -> rule.matches().test(difference))
                .findFirst()
                .orElse(UNKNOWN);
        return new Finding(known, difference);
    }
}
