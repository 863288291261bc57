package org.npcs.repository.contract.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** A scale of a culture survey: its items, which of them are reverse-scored, and how they make a score. */
public final class CultureScale {

    private final String id;
    private final Map<String, Boolean> items = new LinkedHashMap<>();
    private final double leastAnswered;
    private final double agreeFrom;
    private final int turnedAround;

    private CultureScale(ObjectNode document, int turnedAround) {
        id = Published.text(document, "id");
        leastAnswered = document.required("leastAnswered").doubleValue();
        agreeFrom = document.required("agreeFrom").doubleValue();
        document.required("items")
                .forEach(item -> items.put(
                        Published.text((ObjectNode) item, "id"),
                        item.required("reversed").booleanValue()));
        this.turnedAround = turnedAround;
    }

    /** A scale; a reversed value is taken from the sum of the ends of the response scale. */
    static CultureScale of(ObjectNode document, int turnedAround) {
        return new CultureScale(document, turnedAround);
    }

    /** Returns the identifier. */
    public String id() {
        return id;
    }

    /** Returns whether an item belongs to it. */
    public boolean has(String item) {
        return items.containsKey(item);
    }

    /** Returns whether a score counts as agreeing. */
    public boolean agrees(double score) {
        return score >= agreeFrom;
    }

    /** Returns the mean of the answered items, reverse-scored where they are reversed; nothing if too few were answered. */
    OptionalDouble score(Map<String, Integer> answers) {
        var answered = items.keySet().stream().filter(answers::containsKey).toList();
        return answered.isEmpty() || answered.size() < leastAnswered * items.size()
                ? OptionalDouble.empty()
                : answered.stream()
                        .mapToInt(item -> Boolean.TRUE.equals(items.get(item))
                                ? turnedAround - answers.getOrDefault(item, 0)
                                : answers.getOrDefault(item, 0))
                        .average();
    }
}
