package org.npcs.repository.conformance.provider.definition;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Words that are not public cannot become a standard. */
final class PublicReading {

    @Requirement(value = "DEF-001", lookFirst = "Security settings that close everything below /v1.")
    void definitionsAreReadableWithoutAToken(Server server) {
        for (String list : Words.LISTS) {
            Expect.status(server.as(Persona.ANYBODY).get(list), 200);
        }
        List<String> paths = new ArrayList<>(Words.instrument(server));
        paths.addAll(Words.entries(server));
        for (String path : paths) {
            Expect.status(server.as(Persona.ANYBODY).get(path), 200);
        }
    }

    @Requirement(value = "DEF-002", lookFirst = "Short lists for which nobody expects a second page.")
    void listsOfDefinitionsAreReadToTheirEnd(Server server) {
        List<String> lists = new ArrayList<>(Words.LISTS);
        lists.add(Words.instrument(server).get(0));
        for (String list : lists) {
            long whole = lasting(Words.all(server, list));
            int limit = (int) Math.max(1, whole / 3);
            long paged = lasting(Pages.items(server.as(Persona.ANYBODY), list + "?limit=" + limit, limit));
            Expect.equal("on all pages of " + list + " together, the entries", whole, paged);
        }
    }

    @Requirement(value = "DEF-004", lookFirst = "Entity tags that change with every start of the server.")
    void whatIsHeldAlreadyIsNotSentAgain(Server server) {
        List<String> paths = new ArrayList<>(Words.instrument(server));
        paths.addAll(Words.entries(server));
        for (String path : paths) {
            String tag = Expect.status(server.as(Persona.ANYBODY).get(path), 200)
                    .header("ETag")
                    .orElse("");
            Expect.that(!tag.isEmpty(), "an entity tag of " + path, "none");
            Answer answer = server.as(Persona.ANYBODY)
                    .call("GET", path)
                    .header("If-None-Match", tag)
                    .send();
            Expect.status(answer, 304);
            Expect.equal("the length of the body", 0, answer.bytes().length);
            Answer other = server.as(Persona.ANYBODY)
                    .call("GET", path)
                    .header("If-None-Match", "\"another\"")
                    .send();
            Expect.status(other, 200);
        }
    }

    /** Counts what other checks do not publish meanwhile, once where a publication moved it to another page. */
    private static long lasting(List<JsonNode> items) {
        return items.stream()
                .filter(item -> !item.path("instrument").asString("").startsWith("conf-"))
                .distinct()
                .count();
    }
}
