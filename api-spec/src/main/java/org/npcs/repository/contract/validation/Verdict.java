package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was found in one document.
 *
 * @param tier the step for which it was judged
 * @param findings breaches of what is in force, in the order of {@link Finding#ORDER}
 * @param announced breaches of rules that will be in force later, each with its date; they change nothing today
 * @param ruleSetVersion version of the rule set that judged
 */
public record Verdict(Tier tier, List<Finding> findings, List<Finding> announced, String ruleSetVersion) {

    /** Returns whether the document may be stored: nothing in force is graver than a warning. */
    public boolean accepted() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    /** Returns the findings that do not hinder acceptance. */
    public List<Finding> warnings() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .toList();
    }

    /** Returns this verdict with the announced breaches among the findings, as warnings that keep their date. */
    public Verdict previewed() {
        List<Finding> all = new ArrayList<>(findings);
        announced.forEach(finding -> all.add(finding.asWarning()));
        all.sort(Finding.ORDER);
        return new Verdict(tier, List.copyOf(all), announced, ruleSetVersion);
    }

    /** Returns the verdict as the contract's schema {@code ValidationReport}, without {@code contractVersion} and {@code meta}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accepted", accepted());
        json.put("tier", tier.name().toLowerCase(java.util.Locale.ROOT));
        ArrayNode active = json.putArray("findings");
        findings.forEach(finding -> active.add(finding.toJson()));
        ArrayNode later = json.putArray("announced");
        announced.forEach(finding -> later.add(finding.toJson()));
        json.put("ruleSetVersion", ruleSetVersion);
        return json;
    }
}
