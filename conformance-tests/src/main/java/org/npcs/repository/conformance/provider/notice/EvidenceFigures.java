package org.npcs.repository.conformance.provider.notice;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A notice rests on what a release tells, and on nothing that it hides. */
public final class EvidenceFigures {

    @Requirement(value = "NTC-007", lookFirst = "Whether the row that is cited tells a count.")
    void whatAReleaseHidesIsNoEvidence(Server server) {
        String release = server.releases().published(server);
        boolean told = false;
        boolean hidden = false;
        for (JsonNode table : Pages.items(server.as(Persona.ANYBODY), "/v1/analytics?limit=50", 50)) {
            for (JsonNode row : rows(server, release, table)) {
                boolean counted = row.has("nLower");
                if (counted ? told : hidden) {
                    continue;
                }
                Answer asked = OneNotice.asked(server, citing(server, release, table, row));
                if (counted) {
                    Expect.status(asked, 201);
                    told = true;
                } else {
                    Expect.problem(asked, 422, "validation-failed");
                    Expect.equal("the place", "/evidence/0", asked.text("/findings/0/pointer"));
                    hidden = true;
                }
            }
        }
        if (!hidden) {
            throw new Inconclusive("the release " + release + " hides no figure");
        }
    }

    /** Returns the rows of a table of a release. */
    public static JsonNode rows(Server server, String release, JsonNode table) {
        String id = table.path("id").asString("");
        return Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .get("/v1/analytics/" + id + "?release=" + release + "&panel=all"),
                        200)
                .json()
                .path("rows");
    }

    private static ObjectNode citing(Server server, String release, JsonNode table, JsonNode row) {
        ObjectNode content = OneNotice.content(server);
        content.putArray("evidence").add(cited(server, release, table, row));
        return content;
    }

    /** Returns a row as evidence. */
    public static ObjectNode cited(Server server, String release, JsonNode table, JsonNode row) {
        ObjectNode evidence = server.invented()
                .object()
                .put("release", release)
                .put("table", table.path("id").asString(""))
                .put("period", row.path("period").asString(""));
        evidence.putArray("cells");
        table.path("keys").forEach(key -> evidence.withArray("/cells")
                .addObject()
                .put("dimension", key.path("id").asString(""))
                .put("code", row.path(key.path("id").asString("")).asString("")));
        return evidence;
    }
}
