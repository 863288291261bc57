package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions on the kind of an incident: a preliminary one, mostly confirmed or changed later, seldom retracted. */
final class Determinations {

    private static final double CONFIRMED = 0.8;
    private static final double RETRACTED = 0.012;

    private Determinations() {}

    static void first(ArrayNode list, Facts facts) {
        list.addObject()
                .put("sequence", 1)
                .put("kind", facts.firstKind())
                .put("status", "preliminary")
                .put("determinedOn", facts.aware().toString())
                .put("basis", "hospital-record");
    }

    /** What is decided later; nothing where the first one stands as it is. */
    static void later(ArrayNode list, Facts facts, Chance chance, LocalDate on) {
        var kind = facts.event().kind();
        var reclassified = !kind.equals(facts.firstKind());
        if (!reclassified && chance.yes(RETRACTED)) {
            var wrong = kind.equals(Event.OTHER) ? Event.SERIOUS_INJURY : Event.OTHER;
            confirmed(list, wrong, on.minusDays(3), chance);
            list.addObject()
                    .put("sequence", 3)
                    .put("kind", wrong)
                    .put("status", "retracted")
                    .put("determinedOn", on.toString())
                    .put("supersedes", 2)
                    .put("reason", "entry-error");
        } else if (reclassified || chance.yes(CONFIRMED)) {
            confirmed(list, kind, on, chance)
                    .put("supersedes", 1)
                    .put("reason", reclassified ? "reclassified" : "new-information");
        }
    }

    private static ObjectNode confirmed(ArrayNode list, String kind, LocalDate on, Chance chance) {
        var one = list.addObject()
                .put("sequence", 2)
                .put("kind", kind)
                .put("status", "confirmed")
                .put("determinedOn", on.toString());
        switch (kind) {
            case Event.FATALITY -> one.put("definition", "CAPTA-FATALITY").put("basis", "medical-examiner");
            case Event.NEAR_FATALITY -> {
                one.put("definition", "CAPTA-NEAR-FATALITY").put("basis", "physician-certification");
                one.putObject("certification")
                        .put("certified", "1")
                        .put("form", chance.one(List.of("written", "electronic")))
                        .put("certifierRole", chance.one(List.of("attending-physician", "child-abuse-pediatrician")))
                        .put("certifiedOn", on.toString())
                        .putArray("criteria")
                        .add(chance.one(List.of("intensive-care", "critical-condition")));
            }
            case Event.SERIOUS_INJURY ->
                one.put("definition", "CAPTA-SERIOUS-INJURY").put("basis", "agency-investigation");
            default -> one.put("definition", "LOCAL").put("basis", "agency-investigation");
        }
        return one;
    }

    /** The kind that counts by a content, as the server reads it. */
    static @Nullable String current(ObjectNode content) {
        var retracted = new HashSet<Integer>();
        JsonNode list = content.path("determinations");
        for (int i = list.size() - 1; i >= 0; i--) {
            var one = list.get(i);
            if (one.path("status").asString("").equals("retracted")) {
                retracted.add(one.path("supersedes").asInt(0));
            } else if (!retracted.contains(one.path("sequence").asInt(0))) {
                return one.path("kind").asString();
            }
        }
        return null;
    }
}
