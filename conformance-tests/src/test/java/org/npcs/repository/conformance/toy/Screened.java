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
                .map(pointer -> Notices.finding("GOV-R-001", pointer))
                .toList();
        if (!findings.isEmpty()) {
            throw Notices.refused(findings);
        }
    }

    static void refuse(boolean fault, String rule, String pointer) {
        if (fault) {
            throw Notices.refused(List.of(Notices.finding(rule, pointer)));
        }
    }

    static Refusal charter(String rule, String pointer, String state, String detail) {
        return new Refusal("charter-rule", problem -> {
            problem.withArray("/findings").add(Notices.finding(rule, pointer).toJson());
            problem.put("paragraph", "Membership").put("state", state).put("detail", detail);
        });
    }
}
