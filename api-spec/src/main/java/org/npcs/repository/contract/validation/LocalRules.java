package org.npcs.repository.contract.validation;

import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;

/**
 * What a jurisdiction adds to the published rules: rules of its own, and graver severities. It can take nothing away.
 * Compiled once; share one instance between all documents of the jurisdiction.
 */
public final class LocalRules {

    /** Nothing added. */
    public static final LocalRules NONE = new LocalRules(List.of(), Map.of());

    private final List<RuleProgram> programs;
    private final Map<String, Severity> raise;

    private LocalRules(List<RuleProgram> programs, Map<String, Severity> raise) {
        this.programs = programs;
        this.raise = raise;
    }

    /**
     * Compiles the rules of a jurisdiction.
     *
     * @param additional rules of its own, in the published form
     * @param raise graver severities for published rules, by rule identifier
     * @throws IllegalArgumentException when a rule has the identifier of a published one, has no expression or one that
     *     does not compile, or when a severity is lower than the published one or names no published rule
     */
    public static LocalRules of(List<Rule> additional, Map<String, Severity> raise) {
        Definitions published = Definitions.published();
        for (Rule rule : additional) {
            if (published.rule(rule.id()).isPresent() || rule.assertion() == null) {
                throw new IllegalArgumentException("a local rule needs its own identifier and an expression");
            }
        }
        raise.forEach((id, severity) -> {
            Rule rule = published.rule(id).orElseThrow(() -> new IllegalArgumentException("no rule to raise: " + id));
            if (severity.compareTo(rule.severity()) < 0) {
                throw new IllegalArgumentException("a published severity is never lowered: " + id);
            }
        });
        RuleCompiler compiler = new RuleCompiler();
        return new LocalRules(additional.stream().map(compiler::compile).toList(), Map.copyOf(raise));
    }

    List<RuleProgram> programs() {
        return programs;
    }

    Severity severity(Rule rule) {
        return raise.getOrDefault(rule.id(), rule.severity());
    }
}
