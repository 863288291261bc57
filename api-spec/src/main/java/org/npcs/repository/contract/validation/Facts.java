package org.npcs.repository.contract.validation;

import java.util.HashSet;
import java.util.Set;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rules may take as known about a document, because an expression would need time that grows with its square:
 *
 * <ul>
 *   <li>{@code kind} (incident): kind by the determination with the highest sequence that is neither a retraction nor
 *       superseded; absent while there is none
 *   <li>{@code sequences} (incident): numbers of the determinations as text, each with how often it occurs
 *   <li>{@code rated} (review): per rater slot the rated items, each with how often it is rated
 *   <li>{@code answered} (review): items whose agreed rating has a value or a missing code, each with that code or
 *       {@code value}
 *   <li>{@code numbers} (review): numbers of the opportunities and of the recommendations as text, with how often
 * </ul>
 */
final class Facts {

    private Facts() {}

    static ObjectNode of(Subject subject, JsonNode doc) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        if (subject == Subject.INCIDENT) {
            incident(doc, facts);
        } else {
            review(doc, facts);
        }
        return facts;
    }

    private static void incident(JsonNode doc, ObjectNode facts) {
        JsonNode determinations = doc.path("determinations");
        Set<Integer> replaced = new HashSet<>();
        ObjectNode sequences = facts.putObject("sequences");
        for (JsonNode determination : determinations) {
            replaced.add(determination.path("supersedes").asInt(0));
            count(sequences, determination.path("sequence").asString(""));
        }
        int latest = 0;
        for (JsonNode determination : determinations) {
            int sequence = determination.path("sequence").asInt(0);
            boolean stands = !determination.path("status").asString("").equals("retracted")
                    && !replaced.contains(sequence)
                    && determination.path("kind").isString();
            if (stands && sequence > latest) {
                latest = sequence;
                facts.set("kind", determination.get("kind"));
            }
        }
    }

    private static void review(JsonNode doc, ObjectNode facts) {
        ObjectNode rated = facts.putObject("rated");
        ObjectNode answered = facts.putObject("answered");
        for (JsonNode rating : doc.path("ratings")) {
            String item = rating.path("item").asString("");
            String slot = rating.path("rater").asString("");
            count(rated.withObjectProperty(slot), item);
            if (slot.equals("agreed")) {
                answered.put(item, rating.has("value") ? "value" : rating.path("missing").asString(""));
            }
        }
        ObjectNode numbers = facts.putObject("numbers");
        for (String kind : new String[] {"opportunities", "recommendations"}) {
            ObjectNode counts = numbers.putObject(kind);
            doc.path(kind).forEach(one -> count(counts, one.path("number").asString("")));
        }
    }

    private static void count(ObjectNode counts, String name) {
        counts.put(name, counts.path(name).asInt(0) + 1);
    }
}
