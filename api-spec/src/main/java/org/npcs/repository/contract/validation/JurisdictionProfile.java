package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the profile of a jurisdiction, the contract's {@code JurisdictionProfile}, into rules that run beside the published. */
public final class JurisdictionProfile {

    private JurisdictionProfile() {}

    /**
     * Compiles a profile.
     *
     * @param jurisdiction code of the jurisdiction, such as {@code US-XB}
     * @param profile a profile in which {@link ProfileCheck} finds no fault
     * @throws RuntimeException when the profile is faulty
     */
    public static LocalRules rules(String jurisdiction, JsonNode profile) {
        Definitions published = Definitions.published();
        List<ElementConstraint> constraints = new ArrayList<>();
        profile.path("requiredElements")
                .forEach(id -> constraints.add(
                        ElementConstraint.of(ElementConstraint.REQUIRED, element(published, id), Set.of())));
        profile.path("notPermittedElements")
                .forEach(id -> constraints.add(
                        ElementConstraint.of(ElementConstraint.NOT_PERMITTED, element(published, id), Set.of())));
        profile.path("permittedCodes")
                .forEach(entry -> constraints.add(ElementConstraint.of(
                        ElementConstraint.CODE,
                        element(published, entry.path("element")),
                        entry.path("codes")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toSet()))));
        Map<String, Severity> raise = new HashMap<>();
        profile.path("severities")
                .forEach(entry -> raise.put(
                        entry.path("rule").asString(""),
                        Severity.of(entry.path("severity").asString(""))));
        String from = profile.path("effectiveFrom").asString();
        List<Rule> own = profile.path("rules")
                .valueStream()
                .map(rule -> rule(rule, from))
                .toList();
        return LocalRules.of(own, constraints, raise, LocalDate.parse(from), page(jurisdiction));
    }

    /** A rule of a profile in the published form. */
    static Rule rule(JsonNode document, String effectiveFrom) {
        ObjectNode rule = (ObjectNode) document.deepCopy();
        rule.put("version", "1");
        rule.put("effectiveFrom", effectiveFrom);
        rule.put("class", "inconsistent");
        rule.put("origin", "entry");
        if (!rule.has("tier")) {
            rule.put("tier", "accept");
        }
        return Rule.of(rule);
    }

    private static String page(String jurisdiction) {
        return "/v1/jurisdictions/" + jurisdiction + "/profile";
    }

    private static Element element(Definitions published, JsonNode id) {
        return published.element(id.asString("")).orElseThrow();
    }
}
