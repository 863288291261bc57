package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import org.npcs.repository.contract.screening.SuspicionKind;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;

/** Words what the free texts of a document are suspected to hold: a rule for each kind, a place for each text, no word of it. */
final class ScreeningFindings {

    /** The rule on wordings that judge persons. */
    static final String BLAME = "REV-R-130";

    private ScreeningFindings() {}

    static List<Finding> of(Definitions definitions, Subject subject, JsonNode content, CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (FreeText one : ScreenedTexts.of(subject, content)) {
            for (SuspicionKind kind : TextScreening.published().suspicions(one.text())) {
                add(findings, definitions, kind.rule(), one, context);
            }
            if (TextScreening.published().blames(one.text())) {
                add(findings, definitions, BLAME, one, context);
            }
        }
        return findings;
    }

    private static void add(
            List<Finding> findings, Definitions definitions, String id, FreeText text, CheckContext context) {
        Rule rule = definitions.rule(id).orElseThrow();
        if (rule.activeOn(context.today())) {
            findings.add(new Finding(
                    rule.id(),
                    rule.version(),
                    context.severity(rule),
                    rule.tier(),
                    rule.findingClass(),
                    rule.origin(),
                    text.pointer(),
                    List.of(),
                    text.element().id(),
                    rule.message(),
                    rule.fix(),
                    List.of(),
                    rule.allowedAt(),
                    context.local().page(rule),
                    null));
        }
    }
}
