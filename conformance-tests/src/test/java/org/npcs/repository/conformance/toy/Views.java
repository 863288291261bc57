package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sees what under an agreement and a profile; either may be missing. */
record Views(JsonNode agreement, JsonNode profile) {

    static final List<String> AUDIENCES =
            List.of("linked-member", "steward", "members", "analysts", "researchers", "public");
    private static final List<String> LEVELS = List.of("none", "aggregate", "coarsened", "full");
    private static final List<String> COARSENINGS = List.of("month", "quarter", "year", "age-band");

    static List<String> elements() {
        List<String> ids =
                Definitions.published().elements().stream().map(Element::id).toList();
        return Stream.concat(
                        ids.stream().filter(id -> ids.stream().noneMatch(other -> other.startsWith(id + "."))),
                        Stream.of("incident.jurisdiction", "review.jurisdiction"))
                .collect(Collectors.toList());
    }

    ObjectNode decide(String element, String audience, String purpose) {
        ObjectNode best = alone(element, audience, purpose);
        if (audience.equals("linked-member")) {
            ObjectNode members = alone(element, "members", purpose);
            best = rank(members) > rank(best) ? members : best;
        }
        return best.put("element", element);
    }

    private static int rank(ObjectNode decision) {
        return LEVELS.indexOf(decision.path("level").asString("none"));
    }

    private ObjectNode alone(String element, String audience, String purpose) {
        if (agreement.isMissingNode()) {
            return closed("no-agreement");
        }
        if (agreement.path("purposes").valueStream().noneMatch(one -> one.asString("")
                .equals(purpose))) {
            return closed("purpose-not-covered");
        }
        JsonNode ceiling = agreement
                .path("terms")
                .valueStream()
                .filter(term -> term.path("audience").asString("").equals(audience))
                .filter(term -> term.path("elements").valueStream().anyMatch(prefix -> (element + ".")
                        .startsWith(prefix.asString("") + ".")))
                .findFirst()
                .orElse(null);
        if (ceiling == null) {
            return closed("not-in-agreement");
        }
        JsonNode choice = profile.path("choices")
                .valueStream()
                .filter(one -> one.path("audience").asString("").equals(audience))
                .filter(one -> one.path("elements").valueStream().anyMatch(id -> id.asString("")
                        .equals(element)))
                .findFirst()
                .orElse(null);
        if (choice == null) {
            return closed("not-chosen").put("clause", ceiling.path("clause").asString(""));
        }
        JsonNode lower = order(ceiling) <= order(choice) ? ceiling : choice;
        String level = lower.path("level").asString("none");
        ObjectNode decision = Reply.JSON
                .createObjectNode()
                .put("level", level)
                .put("allowed", LEVELS.indexOf(level) > 1)
                .put("reason", level.equals("none") ? "chosen-none" : "shared")
                .put("clause", ceiling.path("clause").asString(""));
        if (level.equals("coarsened")) {
            decision.set("coarsening", lower.path("coarsening"));
        }
        return decision;
    }

    /** A place in the order of detail: higher shows more. */
    static int order(JsonNode detail) {
        int level = LEVELS.indexOf(detail.path("level").asString("none")) * 10;
        int how = COARSENINGS.indexOf(detail.path("coarsening").asString(""));
        return level == 20 ? level - how : level;
    }

    private static ObjectNode closed(String reason) {
        return Reply.JSON
                .createObjectNode()
                .put("level", "none")
                .put("allowed", false)
                .put("reason", reason);
    }

    /** What is left of an incident. */
    ObjectNode seen(JsonNode content, String audience, String purpose) {
        return seen(content, "incident", audience, purpose);
    }

    /** The same of a record of any noun. */
    ObjectNode seen(String subject, JsonNode content, String audience, String purpose) {
        return seen(content, subject, audience, purpose);
    }

    private ObjectNode seen(JsonNode from, String id, String audience, String purpose) {
        ObjectNode left = Reply.JSON.createObjectNode();
        from.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String child = id + "." + member.getKey();
            if (value.isObject()) {
                ObjectNode inner = seen(value, child, audience, purpose);
                if (!inner.isEmpty()) {
                    left.set(member.getKey(), inner);
                }
                return;
            }
            ObjectNode decision = decide(child, audience, purpose);
            if (!decision.path("allowed").asBoolean(false)) {
                return;
            }
            switch (decision.path("coarsening").asString("")) {
                case "age-band" -> left.put("ageBand", value.asInt(0) == 0 ? "LT1" : "1-3");
                case "quarter" -> left.put(member.getKey(), quarter(value.asString("")));
                default -> left.set(member.getKey(), value);
            }
        });
        return left;
    }

    private static String quarter(String date) {
        return date.substring(0, 4) + "-Q" + (Integer.parseInt(date.substring(5, 7)) + 2) / 3;
    }
}
