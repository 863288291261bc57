package org.npcs.repository.conformance.provider.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Two analysts who count near fatalities count the same records. */
final class CaseDefinitions {

    /** What the determination in force names; no element of a record's content. */
    private static final String KIND = "kind";

    @Requirement(value = "DEF-070", lookFirst = "Conditions in words, which no program can run.")
    void caseDefinitionsRunAsTheyStand(Server server) {
        List<JsonNode> all = Words.all(server, "/v1/case-definitions");
        Expect.that(!all.isEmpty(), "case definitions", "none");
        Set<String> elements = new HashSet<>();
        Words.all(server, "/v1/dictionary/elements")
                .forEach(element -> elements.add(element.path("id").asString("")));
        for (JsonNode entry : all) {
            String id = entry.path("id").asString("");
            JsonNode definition = Expect.status(server.as(Persona.ANYBODY).get("/v1/case-definitions/" + id), 200)
                    .json();
            Expect.equal("the version of " + id, entry.path("version"), definition.path("version"));
            Expect.that(definition.path("all").isArray(), "the conditions of " + id, "none");
            for (JsonNode condition : definition.path("all")) {
                String path = condition.path("path").asString("");
                Expect.that(
                        path.equals(KIND) || elements.contains("incident." + path),
                        "an element of the dictionary in " + id,
                        "another path");
                long tests = Stream.of("in", "atMost", "present")
                        .filter(condition::has)
                        .count();
                Expect.equal("tests of " + path + " in " + id + ":", 1L, tests);
            }
        }
    }
}
