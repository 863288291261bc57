package org.npcs.repository.server.exchange.submission;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.exchange.body.CellTypes;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change to a content.
 *
 * @param path dotted path of a member; {@code *} stands for every entry of a list
 * @param from value that the member must have, as text; null for whatever it has
 * @param to new value, as text; null to take the member out
 * @param absent why the member is taken out
 */
public record ContentChange(
        String path,
        @Nullable String from,
        @Nullable String to,
        @Nullable String absent) {

    private static final String EVERY = "*";
    private static final Set<String> FIXED = Set.of("localKey", "incidentLocalKey", "number", "absences");

    /**
     * Refuses a change that has no meaning.
     *
     * @throws ProblemException {@code invalid-parameter} when it names the natural key, both or neither of a value and a
     *     reason, or a reason for an entry of a list
     */
    public ContentChange {
        var entry = ("." + path + ".").contains("." + EVERY + ".");
        if (FIXED.contains(path.split("\\.", 2)[0]) || (to == null) == (absent == null) || absent != null && entry) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("changes"));
        }
    }

    /** Changes a content in place. */
    void apply(ObjectNode content, CellTypes types) {
        walk(content, content, List.of(path.split("\\.")), types);
    }

    private void walk(ObjectNode content, JsonNode node, List<String> steps, CellTypes types) {
        var step = steps.get(0);
        var rest = steps.subList(1, steps.size());
        if (node instanceof ArrayNode list && step.equals(EVERY)) {
            for (int i = 0; i < list.size(); i++) {
                if (rest.isEmpty()) {
                    replace(list, i, types.below(EVERY));
                } else {
                    walk(content, list.get(i), rest, types.below(EVERY));
                }
            }
        } else if (node instanceof ObjectNode object && rest.isEmpty()) {
            replace(content, object, step, types.below(step));
        } else if (node instanceof ObjectNode object) {
            walk(content, below(object, step, types), rest, types.below(step));
        }
    }

    /** What a value without a former one belongs into is made, as it would be for a member that is not there. */
    private JsonNode below(ObjectNode object, String step, CellTypes types) {
        return to != null
                        && from == null
                        && !object.has(step)
                        && types.below(step).object()
                ? object.putObject(step)
                : object.path(step);
    }

    private void replace(ArrayNode list, int place, CellTypes type) {
        if (to != null && meets(list.get(place))) {
            list.set(place, type.value(to));
        }
    }

    private void replace(ObjectNode content, ObjectNode object, String member, CellTypes type) {
        if (!meets(object.path(member))) {
            return;
        }
        if (to != null) {
            object.set(member, type.value(to));
            if (content.get("absences") instanceof ObjectNode absences) {
                absences.remove(path);
                if (absences.isEmpty()) {
                    content.remove("absences");
                }
            }
        } else {
            object.remove(member);
            content.withObjectProperty("absences").put(path, absent);
        }
    }

    private boolean meets(JsonNode value) {
        return from == null || value.isValueNode() && value.asString("").equals(from);
    }
}
