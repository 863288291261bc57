package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public notices beside what members see. */
final class Joins {

    /** How an element of a notice is compared with what is seen; what is hidden or not told differs from nothing. */
    private static final Map<String, BiPredicate<JsonNode, ObjectNode>> DIFFERS = new TreeMap<>(Map.of(
            "incident.child.sex",
            (notice, seen) -> differ(notice.path("sex"), seen.at("/child/sex")),
            "incident.child.livingArrangement",
            (notice, seen) -> differ(notice.path("livingArrangement"), seen.at("/child/livingArrangement")),
            "incident.child.ageYears",
            (notice, seen) -> differ(notice.path("ageYears"), seen.at("/child/ageYears")),
            "incident.eventDate",
            (notice, seen) -> !month(
                    notice.path("eventMonth").asString(""),
                    seen.path("eventDate").asString(""))));

    private Joins() {}

    static ObjectNode of(String owner, JsonNode notices, List<ObjectNode> seen) {
        Map<String, Integer> counts = new TreeMap<>(Map.of("unique", 0, "few", 0, "many", 0, "none", 0));
        Map<String, Integer> decisive = new TreeMap<>();
        ArrayNode matches = Reply.JSON.createArrayNode();
        for (int i = 0; i < notices.size(); i++) {
            JsonNode notice = notices.get(i);
            int fitting = fitting(notice, seen, "").size();
            String fit = fitting == 0 ? "none" : fitting == 1 ? "unique" : fitting < 5 ? "few" : "many";
            counts.merge(fit, 1, Integer::sum);
            if (fitting > 0) {
                ObjectNode match = matches.addObject().put("notice", i).put("records", fit);
                if (fitting == 1) {
                    ArrayNode elements = match.putArray("elements");
                    DIFFERS.keySet().stream()
                            .filter(element -> fitting(notice, seen, element).size() > 1)
                            .forEach(element -> {
                                elements.add(element);
                                decisive.merge(element, 1, Integer::sum);
                            });
                }
            }
        }
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", owner);
        body.put("records", seen.size()).put("notices", notices.size());
        counts.forEach(body::put);
        body.set("matches", matches);
        ArrayNode elements = body.putArray("elements");
        decisive.forEach((element, unique) ->
                elements.addObject().put("element", element).put("unique", unique));
        return body;
    }

    private static List<ObjectNode> fitting(JsonNode notice, List<ObjectNode> seen, String hidden) {
        List<ObjectNode> fitting = new ArrayList<>();
        for (ObjectNode one : seen) {
            if (DIFFERS.entrySet().stream()
                    .noneMatch(element -> !element.getKey().equals(hidden)
                            && element.getValue().test(notice, one))) {
                fitting.add(one);
            }
        }
        return fitting;
    }

    private static boolean differ(JsonNode told, JsonNode seen) {
        return !told.isMissingNode()
                && !seen.isMissingNode()
                && !told.asString("").equals(seen.asString(""));
    }

    private static boolean month(String told, String seen) {
        if (told.isEmpty() || seen.isEmpty()) {
            return true;
        }
        if (seen.contains("Q")) {
            int quarter = (Integer.parseInt(told.substring(5)) + 2) / 3;
            return seen.equals(told.substring(0, 4) + "-Q" + quarter);
        }
        return seen.startsWith(told);
    }
}
