package org.npcs.repository.contract.build.lint;

/**
 * A place where the contract breaks a rule.
 *
 * @param rule the broken rule
 * @param place the authored file, with a JSON pointer into the bundle where that helps
 * @param found what stands there
 */
public record Violation(LintRule rule, String place, String found) {

    @Override
    public String toString() {
        return rule.id() + "  " + place + ": " + found + "  [" + rule.sentence() + "]";
    }
}
