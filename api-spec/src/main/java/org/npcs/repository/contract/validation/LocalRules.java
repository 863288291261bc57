package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/**
 * What a jurisdiction adds to the published rules: demands on elements, rules of its own, and graver severities. It can
 * take nothing away. Compiled once; share one instance between all documents of the jurisdiction.
 */
public final class LocalRules {

    /** Nothing added. */
    public static final LocalRules NONE = new LocalRules(List.of(), List.of(), Map.of(), LocalDate.MIN, null);

    private final List<RuleProgram> programs;
    private final List<ElementConstraint> constraints;
    private final Map<String, Severity> raise;
    private final LocalDate from;
    private final @Nullable String page;

    private LocalRules(
            List<RuleProgram> programs,
            List<ElementConstraint> constraints,
            Map<String, Severity> raise,
            LocalDate from,
            @Nullable String page) {
        this.programs = programs;
        this.constraints = constraints;
        this.raise = raise;
        this.from = from;
        this.page = page;
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
        return of(additional, List.of(), raise, LocalDate.MIN, null);
    }

    static LocalRules of(
            List<Rule> additional,
            List<ElementConstraint> constraints,
            Map<String, Severity> raise,
            LocalDate from,
            @Nullable String page) {
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
        return new LocalRules(
                additional.stream().map(compiler::compile).toList(),
                List.copyOf(constraints),
                Map.copyOf(raise),
                from,
                page);
    }

    List<RuleProgram> programs() {
        return programs;
    }

    /** The severity of a rule on a day; a raise that is only announced does not count yet. */
    Severity severity(Rule rule, LocalDate today) {
        return today.isBefore(from) ? rule.severity() : raise.getOrDefault(rule.id(), rule.severity());
    }

    /** Where the rule is explained: a rule of the jurisdiction on the page of its profile. */
    String page(Rule rule) {
        return page != null && Definitions.published().rule(rule.id()).isEmpty() ? page : rule.page();
    }

    /** What the document breaks of the demands on elements. */
    List<Finding> demands(Subject subject, JsonNode document, CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (ElementConstraint constraint : constraints) {
            if (constraint.subject() == subject) {
                constraint.breaches(document, (broken, place) -> findings.add(finding(broken, place, context)));
            }
        }
        return findings;
    }

    private Finding finding(ElementConstraint broken, String place, CheckContext context) {
        Rule rule = Definitions.published().rule(broken.rule()).orElseThrow();
        return new Finding(
                rule.id(),
                rule.version(),
                severity(rule, context.today()),
                rule.tier(),
                rule.findingClass(),
                rule.origin(),
                place,
                List.of(),
                broken.element(),
                rule.message(),
                rule.fix(),
                broken.codes().size() > 12
                        ? List.of()
                        : broken.codes().stream().sorted().toList(),
                page,
                rule.page(),
                context.today().isBefore(from) ? from : null);
    }
}
