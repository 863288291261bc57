package org.npcs.repository.server.sharing.withdrawal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The removal of one element from documents; where the rules know a reason for its absence, that is named. */
record Removal(Element element) {

    static final String REASON = "not-permitted";

    private static final String DAY_OF_EVENT = "incident.eventDate";

    String noun() {
        return element.subject().code();
    }

    /** Path of SQL/JSON. */
    String path() {
        return "$." + element.path();
    }

    /** Where it stands in a document, as far as the first array. */
    String pointer() {
        return "/" + element.path().replace('.', '/');
    }

    /** What is set beside the content, for an element that a column repeats. */
    String columns() {
        return element.id().equals(DAY_OF_EVENT) ? ", event_date = NULL" : "";
    }

    boolean finds(String content) {
        return in(parsed(content), steps());
    }

    private static boolean in(JsonNode node, String[] steps) {
        if (node instanceof ArrayNode array) {
            return array.valueStream().anyMatch(item -> in(item, steps));
        }
        return steps.length == 0
                ? !node.isMissingNode()
                : node instanceof ObjectNode object && in(object.path(steps[0]), rest(steps));
    }

    /** What remains of a document. */
    String from(String content) {
        var document = parsed(content);
        var alone = remove(document, steps());
        if (alone && element.allowedAbsence().contains(REASON)) {
            document.withObjectProperty("absences").put(element.path(), REASON);
        }
        return document.toString();
    }

    /** Removes; true when no array was on the way. */
    private static boolean remove(JsonNode node, String[] steps) {
        if (node instanceof ArrayNode array) {
            array.forEach(item -> remove(item, steps));
            return false;
        }
        if (node instanceof ObjectNode object) {
            if (steps.length > 1) {
                return remove(object.path(steps[0]), rest(steps));
            }
            object.remove(steps[0]);
        }
        return true;
    }

    private String[] steps() {
        return element.path().split("\\.");
    }

    private static String[] rest(String[] steps) {
        return Arrays.copyOfRange(steps, 1, steps.length);
    }

    private static ObjectNode parsed(String content) {
        return (ObjectNode) StrictJson.parse(content.getBytes(StandardCharsets.UTF_8));
    }
}
