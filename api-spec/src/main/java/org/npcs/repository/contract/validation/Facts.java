package org.npcs.repository.contract.validation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rules may take as known about a document: facts that would need nested loops as an expression, and so time that
 * grows with the square of the document. Every count is a map from a key as text to how often it occurs.
 *
 * <ul>
 *   <li>{@code given}: dotted paths of the members that stand in the document and are not empty, arrays not entered
 *   <li>{@code settled}: the same and the paths that an absence reasons, each with what lies below it
 *   <li>{@code kind} (incident): kind by the determination with the highest sequence that is neither a retraction nor
 *       replaced; absent while there is none
 *   <li>{@code replaced} (incident): count of the sequences that determinations supersede
 *   <li>{@code rated} (review): per rater slot, count of the rated items
 *   <li>{@code unrated} (review): required items of the instrument version without an agreed rating
 *   <li>{@code numbers} (review): count of the numbers of {@code opportunities} and {@code recommendations}, and of
 *       {@code actions} per number of their recommendation
 *   <li>{@code instrumentKnown} (review): whether the instrument version that the review names is known
 * </ul>
 */
final class Facts {

    private Facts() {}

    /** Derives the facts; {@code elements} and {@code instrument} are in the forms of {@link Dictionary}. */
    static ObjectNode of(Subject subject, JsonNode doc, JsonNode elements, @Nullable JsonNode instrument) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        ObjectNode given = facts.putObject("given");
        given(doc, "", given);
        settled(doc, elements, given, facts.putObject("settled"));
        if (subject == Subject.INCIDENT) {
            incident(doc, facts);
        } else {
            facts.put("instrumentKnown", instrument != null);
            review(doc, instrument == null ? MissingNode.getInstance() : instrument, facts);
        }
        return facts;
    }

    private static void given(JsonNode holder, String prefix, ObjectNode given) {
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            JsonNode value = member.getValue();
            String path = prefix + member.getKey();
            if (!value.isContainer() || !value.isEmpty()) {
                given.put(path, true);
            }
            if (value.isObject() && !path.equals("absences")) {
                given(value, path + '.', given);
            }
        }
    }

    private static void settled(JsonNode doc, JsonNode elements, ObjectNode given, ObjectNode settled) {
        settled.setAll(given);
        for (String path : doc.path("absences").propertyNames()) {
            settled.put(path, true);
            elements.path(path).path("below").forEach(member -> settled.put(member.asString(), true));
        }
    }

    private static void incident(JsonNode doc, ObjectNode facts) {
        JsonNode determinations = doc.path("determinations");
        ObjectNode replaced = facts.putObject("replaced");
        for (JsonNode determination : determinations) {
            if (determination.has("supersedes")) {
                count(replaced, determination.get("supersedes").asString());
            }
        }
        int latest = 0;
        for (JsonNode determination : determinations) {
            int sequence = determination.path("sequence").asInt(0);
            boolean stands = !determination.path("status").asString("").equals("retracted")
                    && !replaced.has(String.valueOf(sequence))
                    && determination.path("kind").isString();
            if (stands && sequence > latest) {
                latest = sequence;
                facts.set("kind", determination.get("kind"));
            }
        }
    }

    private static void review(JsonNode doc, JsonNode instrument, ObjectNode facts) {
        ObjectNode rated = facts.putObject("rated");
        for (JsonNode rating : doc.path("ratings")) {
            String item = rating.path("item").asString("");
            String slot = rating.path("rater").asString("");
            count(child(rated, slot), item);
        }
        ArrayNode unrated = facts.putArray("unrated");
        JsonNode agreed = rated.path("agreed");
        for (JsonNode item : instrument.path("required")) {
            if (!agreed.has(item.asString())) {
                unrated.add(item);
            }
        }
        ObjectNode numbers = facts.putObject("numbers");
        ObjectNode opportunities = numbers.putObject("opportunities");
        doc.path("opportunities").forEach(one -> count(opportunities, number(one)));
        ObjectNode recommendations = numbers.putObject("recommendations");
        ObjectNode actions = numbers.putObject("actions");
        for (JsonNode recommendation : doc.path("recommendations")) {
            count(recommendations, number(recommendation));
            ObjectNode own = child(actions, number(recommendation));
            recommendation.path("actions").forEach(action -> count(own, number(action)));
        }
    }

    private static String number(JsonNode numbered) {
        return numbered.path("number").asString("");
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }

    private static void count(ObjectNode counts, String name) {
        counts.put(name, counts.path(name).asInt(0) + 1);
    }
}
