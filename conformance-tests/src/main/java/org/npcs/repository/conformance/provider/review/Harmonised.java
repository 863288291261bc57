package org.npcs.repository.conformance.provider.review;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Old and new ratings are compared only where they mean the same. */
final class Harmonised {

    @Requirement(value = "REV-060", lookFirst = "Items that were split or added, for which nothing was rated.")
    void ratingsOfAnotherVersionStandBesideTheContent(Server server) {
        JsonNode crosswalk = crosswalk(server);
        String instrument = crosswalk.path("instrument").asString("");
        JsonNode kept = relation(crosswalk, "same");
        String item = kept.at("/from/0").asString("");
        ObjectNode ratings = server.invented().object();
        ratings.put("instrument", instrument)
                .put("instrumentVersion", crosswalk.path("from").asString(""));
        ratings.putArray("ratings")
                .addObject()
                .put("item", item)
                .put("rater", "agreed")
                .put("value", lowest(server, crosswalk));
        Stored review = server.given().review(server.given().accepted(), 1, ratings);
        String wish = "harmonise=" + instrument + "@" + crosswalk.path("to").asString("");
        judge(
                crosswalk,
                review,
                server.as(Persona.FIRST_REVIEWER)
                        .get(Paths.review(review.id()) + "?" + wish)
                        .json());
        JsonNode listed = Expect.status(
                        server.as(Persona.FIRST_REVIEWER)
                                .get(Paths.reviews(server.first()) + "?incidentLocalKey=" + review.key() + "&" + wish),
                        200)
                .json();
        judge(crosswalk, review, listed.at("/items/0"));
    }

    private static void judge(JsonNode crosswalk, Stored review, JsonNode record) {
        Expect.equal("the content", review.content(), record.path("content"));
        for (JsonNode relation : crosswalk.path("relations")) {
            String name = relation.path("relation").asString("");
            for (JsonNode item : relation.path("to")) {
                JsonNode shown = shown(record, item.asString(""));
                boolean rated = name.equals("same")
                        && relation.at("/from/0").equals(review.content().at("/ratings/0/item"));
                Expect.equal(
                        "the comparability of an item that is " + name,
                        rated ? "exact" : "absent",
                        shown.path("comparability").asString(""));
                Expect.equal(
                        "the value of an item that is " + name,
                        rated ? review.content().at("/ratings/0/value").toString() : "",
                        shown.path("value").toString());
                Expect.that(rated || shown.has("reason"), "a reason for each value that is absent", "none");
            }
        }
    }

    private static JsonNode shown(JsonNode record, String item) {
        for (JsonNode rating : record.at("/harmonised/ratings")) {
            if (rating.path("item").asString("").equals(item)) {
                return rating;
            }
        }
        return record.path("none");
    }

    private static JsonNode crosswalk(Server server) {
        for (JsonNode crosswalk : Expect.status(server.as(Persona.ANYBODY).get("/v1/crosswalks?limit=500"), 200)
                .json()
                .path("items")) {
            if (!relation(crosswalk, "same").isMissingNode()) {
                return crosswalk;
            }
        }
        throw new Inconclusive("no published crosswalk keeps an item the same");
    }

    private static JsonNode relation(JsonNode crosswalk, String name) {
        for (JsonNode relation : crosswalk.path("relations")) {
            if (relation.path("relation").asString("").equals(name)) {
                return relation;
            }
        }
        return crosswalk.path("none");
    }

    private static int lowest(Server server, JsonNode crosswalk) {
        String page = "/v1/instruments/" + crosswalk.path("instrument").asString("") + "/versions/"
                + crosswalk.path("from").asString("");
        return Expect.status(server.as(Persona.ANYBODY).get(page), 200)
                .json()
                .at("/scale/values/0/value")
                .asInt(0);
    }
}
