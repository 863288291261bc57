package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.FindingClass;
import org.npcs.repository.contract.definition.Origin;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.RuleTier;
import org.npcs.repository.contract.definition.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One fault of a document, as the contract's schema {@code Finding} describes it. It never carries a submitted value.
 *
 * @param rule identifier of the rule
 * @param version version of the rule
 * @param severity what the finding does to the document, after any raise by the jurisdiction
 * @param tier from which step on the rule binds
 * @param findingClass what is wrong; in JSON the member is called {@code class}
 * @param origin where such a fault usually comes from
 * @param pointer place in the document (RFC 6901); for something missing, the place where it should be
 * @param related further places that belong to the fault
 * @param element identifier of the dictionary element at the place, or null where none is published
 * @param message the expectation in plain words
 * @param fix what to do
 * @param allowed what is allowed, where that is a short list, or empty
 * @param allowedAt address of what is allowed, or null
 * @param page address of the rule's page
 * @param effectiveFrom first day on which the finding counts, for announced rules only; null for rules in force
 */
public record Finding(
        String rule,
        String version,
        Severity severity,
        RuleTier tier,
        FindingClass findingClass,
        Origin origin,
        String pointer,
        List<String> related,
        @Nullable String element,
        String message,
        String fix,
        List<String> allowed,
        @Nullable String allowedAt,
        String page,
        @Nullable LocalDate effectiveFrom) {

    /** The order of findings in every report: by place, then by rule. */
    public static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::pointer).thenComparing(Finding::rule).thenComparing(Finding::message);

    /** Returns a finding at a place, in the words of a rule. */
    public static Finding of(Rule rule, String pointer, List<String> allowed) {
        return new Finding(
                rule.id(),
                rule.version(),
                rule.severity(),
                rule.tier(),
                rule.findingClass(),
                rule.origin(),
                pointer,
                List.of(),
                null,
                rule.message(),
                rule.fix(),
                allowed,
                null,
                rule.page(),
                null);
    }

    /** Returns the finding as the contract's schema {@code Finding}, members always in the same order. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rule", rule);
        json.put("version", version);
        json.put("severity", severity.code());
        json.put("tier", tier.code());
        json.put("class", findingClass.code());
        json.put("origin", origin.code());
        json.put("pointer", pointer);
        putAll(json, "related", related);
        if (element != null) {
            json.put("element", element);
        }
        json.put("message", message);
        json.put("fix", fix);
        putAll(json, "allowed", allowed);
        if (allowedAt != null) {
            json.put("allowedAt", allowedAt);
        }
        json.put("page", page);
        if (effectiveFrom != null) {
            json.put("effectiveFrom", effectiveFrom.toString());
        }
        return json;
    }

    /** Returns the same finding, as one that does not hinder. */
    public Finding asWarning() {
        return new Finding(
                rule,
                version,
                Severity.WARNING,
                tier,
                findingClass,
                origin,
                pointer,
                related,
                element,
                message,
                fix,
                allowed,
                allowedAt,
                page,
                effectiveFrom);
    }

    /** Returns one line for logs and consoles: severity, rule, place and expectation. */
    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + ' ' + rule + " at " + pointer + ": " + message;
    }

    private static void putAll(ObjectNode json, String member, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(member);
            values.forEach(array::add);
        }
    }
}
