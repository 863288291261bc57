package org.npcs.repository.server.review;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exchanges the ratings of one rater slot and leaves the other slots as they are. */
final class RatingSlots {

    private RatingSlots() {}

    static ObjectNode replace(ObjectNode content, String rater, JsonNode ratings) {
        var changed = content.deepCopy();
        var all = changed.putArray("ratings");
        content.path("ratings")
                .valueStream()
                .filter(rating -> !rating.path("rater").asString("").equals(rater))
                .forEach(all::add);
        for (JsonNode rating : ratings) {
            var placed = all.addObject();
            placed.set("item", rating.get("item"));
            placed.put("rater", rater);
            placed.setAll((ObjectNode) rating.deepCopy());
            placed.put("rater", rater);
        }
        return changed;
    }
}
