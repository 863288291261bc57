package org.npcs.repository.server.sharing.withdrawal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much a withdrawal would reach, or has reached.
 *
 * @param versions earlier versions of the records
 * @param keys keys of the records
 * @param sharedRecords what others see of them
 */
record Counts(long incidents, long reviews, long versions, long keys, long sharedRecords) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    static Counts of(JsonNode json) {
        return new Counts(
                json.path("incidents").asLong(0),
                json.path("reviews").asLong(0),
                json.path("versions").asLong(0),
                json.path("keys").asLong(0),
                json.path("sharedRecords").asLong(0));
    }

    Counts plus(Counts more) {
        return new Counts(
                incidents + more.incidents,
                reviews + more.reviews,
                versions + more.versions,
                keys + more.keys,
                sharedRecords + more.sharedRecords);
    }

    ObjectNode in(ObjectNode json) {
        return json.put("incidents", incidents)
                .put("reviews", reviews)
                .put("versions", versions)
                .put("keys", keys)
                .put("sharedRecords", sharedRecords);
    }
}
