package org.npcs.repository.conformance.provider;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A published instrument version as a client reads it. Nothing about a certain instrument is known here. */
public final class Instrument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode definition;

    Instrument(JsonNode definition) {
        this.definition = definition;
    }

    /** Returns the members of a review that name the version. */
    public ObjectNode unrated() {
        return JSON.createObjectNode()
                .put("instrument", definition.path("instrument").asString(""))
                .put("instrumentVersion", definition.path("version").asString(""));
    }

    /** Returns the same with an agreed rating of every required item. */
    public ObjectNode rated() {
        ObjectNode review = unrated();
        ArrayNode ratings = review.putArray("ratings");
        requiredItems().forEach(item -> ratings.add(rating(item, "agreed")));
        return review;
    }

    /** Returns a rating with the lowest value of the scale. */
    public ObjectNode rating(String item, String rater) {
        return JSON.createObjectNode().put("item", item).put("rater", rater).put("value", lowest());
    }

    /** Returns the keys of the items that a final review must rate. */
    public List<String> requiredItems() {
        List<String> keys = new ArrayList<>();
        definition.path("domains").forEach(domain -> domain.path("items").forEach(item -> {
            if (item.path("required").asBoolean(false)) {
                keys.add(item.path("id").asString(""));
            }
        }));
        return keys;
    }

    /** Returns the lowest value of the scale. */
    public int lowest() {
        return definition.at("/scale/values/0/value").asInt(0);
    }

    /** Returns a value that the scale does not have. */
    public int outsideScale() {
        JsonNode values = definition.at("/scale/values");
        int highest = values.get(values.size() - 1).path("value").asInt(0);
        return highest < 10 ? highest + 1 : lowest() - 1;
    }

    /** Returns a code that says why a rating has no value. */
    public String missing() {
        return definition.at("/missingValues/0/code").asString("");
    }
}
