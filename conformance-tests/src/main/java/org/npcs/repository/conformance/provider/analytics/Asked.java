package org.npcs.repository.conformance.provider.analytics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Questions to tables, as an analyst of the first member. */
final class Asked {

    static final String TABLES = "/v1/analytics";

    private Asked() {}

    static Answer table(Server server, String question) {
        return server.as(Persona.FIRST_ANALYST).get(TABLES + "/" + question);
    }

    static Answer answered(Server server, String question) {
        return Expect.status(table(server, question), 200);
    }

    /** The tables of the catalogue. */
    static List<JsonNode> catalogue(Server server) {
        return Pages.items(server.as(Persona.ANYBODY), TABLES + "?limit=50", 50);
    }

    /** The columns of a table by their names. */
    static List<String> columns(Server server, String table) {
        return texts(Expect.status(server.as(Persona.ANYBODY).get(TABLES + "/" + table + "/columns"), 200)
                .json()
                .path("columns")
                .valueStream()
                .map(column -> column.path("name"))
                .toList());
    }

    /** Looks at each row across members that a release tells, on the first page of each set of dimensions. */
    static void eachPooledRow(Server server, BiConsumer<String, JsonNode> look) {
        String release = server.releases().published(server);
        for (JsonNode table : catalogue(server)) {
            for (JsonNode set : table.path("pooled")) {
                String by = set.asString("");
                String question = table.path("id").asString("") + "?release=" + release + "&panel=all"
                        + (by.isEmpty() ? "" : "&by=" + by);
                answered(server, question).json().path("rows").forEach(row -> look.accept(question, row));
            }
        }
    }

    /** The codes of a code system. */
    static Set<String> codes(Server server, String system) {
        return new HashSet<>(texts(Expect.status(server.as(Persona.ANYBODY).get("/v1/code-systems/" + system), 200)
                .json()
                .path("codes")
                .valueStream()
                .map(code -> code.path("code"))
                .toList()));
    }

    static List<String> texts(Iterable<JsonNode> nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asString("")));
        return texts;
    }
}
