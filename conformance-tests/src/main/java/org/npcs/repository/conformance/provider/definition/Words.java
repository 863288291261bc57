package org.npcs.repository.conformance.provider.definition;

import java.util.List;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.provider.Door;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Addresses of published words, found as a reader would find them. */
final class Words {

    static final List<String> LISTS =
            List.of("/v1/instruments", "/v1/code-systems", "/v1/dictionary/elements", "/v1/rules");

    private Words() {}

    /** Returns the addresses of the versions of one instrument, and of one version. */
    static List<String> instrument(Server server) {
        JsonNode first = first(server, "/v1/instruments");
        String versions = "/v1/instruments/" + first.path("instrument").asString("") + "/versions";
        return List.of(versions, versions + "/" + first.path("latestVersion").asString(""));
    }

    /** Returns the address of one entry of each other list. */
    static List<String> entries(Server server) {
        return LISTS.stream()
                .filter(list -> !list.equals("/v1/instruments"))
                .map(list -> list + "/" + first(server, list).path("id").asString(""))
                .toList();
    }

    /** Returns all entries of a list. */
    static List<JsonNode> all(Server server, String list) {
        return Pages.items(server.as(Persona.ANYBODY), list + "?limit=500", 500);
    }

    private static JsonNode first(Server server, String list) {
        Door door = server.as(Persona.ANYBODY);
        var answer = door.get(list + "?limit=1");
        JsonNode first = answer.status() == 200
                ? answer.json().at("/items/0")
                : answer.json().path("none");
        if (first.isMissingNode()) {
            throw new Inconclusive(list + " gave no entry");
        }
        return first;
    }
}
