package org.npcs.repository.contract.learning;

import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.LearningRuleSet;
import tools.jackson.databind.JsonNode;

/**
 * How questions come. By the weekly pattern each comes once. By the adaptive one a question comes again, sooner after a
 * wrong answer than after a right one, and no more after right answers in a row (after Kerfoot, J Urol 2010;183:678-681).
 *
 * @param kind a code of {@code learning-pattern}
 * @param everyDays days between the first days of two questions that follow each other
 * @param daysAfterCorrect days after which a question comes again that was answered rightly
 * @param daysAfterIncorrect days after which a question comes again that was answered wrongly
 * @param retireAfter right answers in a row after which a question comes no more
 * @param mostRepeats most times that a question comes again
 */
public record LearningPattern(
        String kind, int everyDays, int daysAfterCorrect, int daysAfterIncorrect, int retireAfter, int mostRepeats) {

    /** Code of the adaptive pattern. */
    public static final String ADAPTIVE = "adaptive";

    /**
     * Reads a pattern of a curriculum; absent numbers are those of the published rules of learning.
     *
     * @param pattern the document {@code LearningPattern}
     */
    public static LearningPattern of(JsonNode pattern) {
        LearningRuleSet rules = Definitions.published().analysis().learningRulesInForce();
        String kind = pattern.path("kind").asString("");
        return new LearningPattern(
                kind,
                number(pattern, rules, kind, "everyDays"),
                number(pattern, rules, kind, "daysAfterCorrect"),
                number(pattern, rules, kind, "daysAfterIncorrect"),
                number(pattern, rules, kind, "retireAfter"),
                number(pattern, rules, kind, "mostRepeats"));
    }

    /** A number of the document, of the rules, or one where the pattern has no such number: each question comes once. */
    private static int number(JsonNode pattern, LearningRuleSet rules, String kind, String name) {
        return pattern.path(name).asInt(rules.number(kind, name).orElse(1));
    }

    /** Whether questions come again. */
    public boolean adaptive() {
        return kind.equals(ADAPTIVE);
    }

    /** Most answers that one learner can give to one question after the first; by the weekly pattern one second try. */
    public int mostLater() {
        return mostRepeats;
    }
}
