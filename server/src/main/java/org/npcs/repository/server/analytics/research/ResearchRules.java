package org.npcs.repository.server.analytics.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.ResearchRuleSet;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/** Rules of what a researcher asks for, beyond its schema. */
final class ResearchRules {

    private final List<Finding> findings = new ArrayList<>();

    private ResearchRules() {}

    /**
     * Refuses variables and owners that there are not, years in the wrong order, and a day of destruction that is not to come.
     *
     * @throws ProblemException {@code validation-failed}
     */
    static void require(JsonNode wanted, Set<String> owners, ResearchRuleSet rules, LocalDate today) {
        var check = new ResearchRules();
        check.each(wanted.path("variables"), "/variables/", name -> rules.variable(name)
                .isPresent());
        check.each(wanted.path("jurisdictions"), "/jurisdictions/", owners::contains);
        if (wanted.has("yearsFrom")
                && wanted.has("yearsUntil")
                && wanted.path("yearsFrom").asInt() > wanted.path("yearsUntil").asInt()) {
            check.found("STR-DAYS", "/yearsUntil");
        }
        if (!LocalDate.parse(wanted.path("destroyBy").asString("")).isAfter(today)) {
            check.found("STR-RANGE", "/destroyBy");
        }
        Faults.require(check.findings);
    }

    private void each(JsonNode names, String pointer, java.util.function.Predicate<String> known) {
        var seen = new HashSet<String>();
        int place = 0;
        for (JsonNode name : names) {
            if (!known.test(name.asString())) {
                found("STR-REFERENCE", pointer + place);
            } else if (!seen.add(name.asString())) {
                found("STR-DUPLICATE", pointer + place);
            }
            place++;
        }
    }

    private void found(String rule, String pointer) {
        findings.add(Faults.finding(rule, pointer));
    }
}
