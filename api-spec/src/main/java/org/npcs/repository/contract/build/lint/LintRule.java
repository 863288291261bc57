package org.npcs.repository.contract.build.lint;

/**
 * One rule of the contract.
 *
 * @param id stable name in kebab case; the fixture that must break the rule is a folder of this name
 * @param sentence what an author has to do
 * @param source where the rule comes from: a guideline with its number, a standard, or a page of this project
 * @param check reports every place that breaks the rule
 */
public record LintRule(String id, String sentence, String source, Check check) {

    /** Looks at the whole subject and reports violations of one rule. */
    @FunctionalInterface
    interface Check {
        void run(Subject subject, Report report);
    }

    /** Takes the place (a file or a JSON pointer into the bundle) and what was found there. */
    @FunctionalInterface
    interface Report {
        void at(String place, String found);
    }
}
