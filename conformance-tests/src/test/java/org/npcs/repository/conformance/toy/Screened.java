package org.npcs.repository.conformance.toy;

import java.util.List;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;

/** Texts of governance, in which nothing points to a person. */
final class Screened {

    private Screened() {}

    static void require(JsonNode body, String... pointers) {
        var findings = List.of(pointers).stream()
                .filter(pointer -> !TextScreening.published()
                        .suspicions(body.at(pointer).asString(""))
                        .isEmpty())
                .map(pointer -> Refusal.finding("GOV-R-001", pointer))
                .toList();
        if (!findings.isEmpty()) {
            throw Refusal.of(findings);
        }
    }

    static void refuse(boolean fault, String rule, String pointer) {
        if (fault) {
            throw Refusal.of(List.of(Refusal.finding(rule, pointer)));
        }
    }

    static Refusal charter(String rule, String pointer, String state, String detail) {
        return new Refusal("charter-rule", problem -> {
            problem.withArray("/findings").add(Refusal.finding(rule, pointer).toJson());
            problem.put("paragraph", "Membership").put("state", state).put("detail", detail);
        });
    }
}
