package org.npcs.repository.conformance.provider.definition;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** No item is lost or counted twice between two versions. */
final class Crosswalks {

    @Requirement(value = "DEF-060", lookFirst = "Items that are new or dropped, which have no counterpart.")
    void eachItemOfBothVersionsStandsInOneRelation(Server server) {
        List<JsonNode> all = Words.all(server, "/v1/crosswalks");
        if (all.isEmpty()) {
            throw new Inconclusive("no crosswalk is published");
        }
        for (JsonNode entry : all) {
            String id = entry.path("id").asString("");
            JsonNode crosswalk = Expect.status(server.as(Persona.ANYBODY).get("/v1/crosswalks/" + id), 200)
                    .json();
            for (String side : List.of("from", "to")) {
                List<String> named = new ArrayList<>();
                crosswalk.path("relations").forEach(relation -> relation.path(side)
                        .forEach(item -> named.add(item.asString(""))));
                Expect.equal(
                        "the items of " + id + " on the side " + side,
                        items(server, crosswalk, side),
                        named.stream().sorted().toList());
            }
        }
    }

    private static List<String> items(Server server, JsonNode crosswalk, String side) {
        String page = "/v1/instruments/" + crosswalk.path("instrument").asString("") + "/versions/"
                + crosswalk.path(side).asString("");
        List<String> items = new ArrayList<>();
        Expect.status(server.as(Persona.ANYBODY).get(page), 200)
                .json()
                .path("domains")
                .forEach(domain -> domain.path("items")
                        .forEach(item -> items.add(item.path("id").asString(""))));
        return items.stream().sorted().toList();
    }
}
