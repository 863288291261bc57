package org.npcs.repository.conformance.provider.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A form is built from an instrument version with no item in code. */
final class InstrumentVersions {

    @Requirement(value = "DEF-003", lookFirst = "Licence, missing values and the order of items, which a form needs.")
    void aVersionCarriesAllThatAFormNeeds(Server server) {
        for (JsonNode instrument : Words.all(server, "/v1/instruments")) {
            String versions = "/v1/instruments/" + instrument.path("instrument").asString("") + "/versions";
            for (JsonNode summary : Words.all(server, versions)) {
                judge(Expect.status(
                                server.as(Persona.ANYBODY)
                                        .get(versions + "/"
                                                + summary.path("version").asString("")),
                                200)
                        .json());
            }
        }
    }

    private static void judge(JsonNode version) {
        Expect.that(!version.at("/licence/holder").asString("").isEmpty(), "the holder of the licence", "none");
        Expect.that(!version.at("/licence/terms").asString("").isEmpty(), "the terms of the licence", "none");
        Expect.that(
                version.at("/scale/values").size() >= 2,
                "a rating scale",
                version.path("scale").toString());
        Expect.that(version.path("missingValues").isArray(), "a list of missing values", "none");
        Expect.that(version.path("contentHash").asString("").length() == 64, "a content hash", "another one");
        Set<String> keys = new HashSet<>();
        Set<Integer> places = new HashSet<>();
        for (JsonNode domain : version.path("domains")) {
            for (JsonNode item : domain.path("items")) {
                Expect.that(keys.add(item.path("id").asString("")), "a key of its own for each item", "a repeated one");
                Expect.that(
                        places.add(item.path("order").asInt(0)), "a place of its own for each item", "a repeated one");
            }
        }
        Expect.that(!keys.isEmpty() && !keys.contains(""), "items with keys", keys.size() + " items");
        Expect.that(!places.contains(0), "the order of each item", "none");
        for (String member : List.of("instrument", "version", "name", "status")) {
            Expect.that(!version.path(member).asString("").isEmpty(), "the member " + member, "none");
        }
    }
}
