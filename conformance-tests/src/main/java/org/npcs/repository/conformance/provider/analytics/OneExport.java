package org.npcs.repository.conformance.provider.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Door;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An export of a check, asked for by the analyst of the first member. */
record OneExport(Server server, String id, Answer asked) {

    static final String COLLECTION = "/v1/exports";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static Answer ask(Server server, ObjectNode request) {
        return server.as(Persona.FIRST_ANALYST).post(COLLECTION).json(request).send();
    }

    static ObjectNode incidents(Server server) {
        return server.invented().object().put("kind", "own-incidents").put("format", "csv");
    }

    static OneExport asked(Server server, ObjectNode request) {
        Answer asked = Expect.status(ask(server, request), 201);
        return new OneExport(server, asked.text("/id"), asked);
    }

    /** Asks and waits for it. */
    static OneExport ready(Server server, ObjectNode request) {
        OneExport export = asked(server, request);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Answer now = export.now();
            if (now.text("/state").equals("ready")) {
                return export;
            }
            Expect.that(
                    !now.text("/state").equals("failed"),
                    "an export that becomes ready",
                    "one that failed: " + now.text("/reason"));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new Failed("a ready export within two minutes", "one that is not");
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Door analyst() {
        return server.as(Persona.FIRST_ANALYST);
    }

    Answer now() {
        return Expect.status(analyst().get(path()), 200);
    }

    JsonNode manifest() {
        return Expect.status(analyst().get(path() + "/manifest"), 200).json();
    }

    /** The first file that holds rows. */
    JsonNode file() {
        for (JsonNode file : manifest().path("files")) {
            if (file.path("rows").asLong(0) > 0) {
                return file;
            }
        }
        throw new Failed("a file with rows", "none");
    }

    String address(JsonNode file) {
        return path() + "/files/" + file.path("name").asString("");
    }

    /** A call for bytes of any form. */
    static Call bytes(Door door, String address) {
        return door.call("GET", address).header("Accept", "*/*");
    }

    /** All rows, from pages of a size; between pages something is done. */
    List<JsonNode> rows(int limit, Runnable between) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = page(limit, cursor);
            page.path("rows").forEach(rows::add);
            if (page.path("complete").asBoolean(false)) {
                Expect.equal(
                        "rowCount", (long) rows.size(), page.path("rowCount").asLong(-1));
                return rows;
            }
            Expect.that(!page.path("rows").isEmpty(), "rows on every page but the last", "none");
            cursor = page.path("nextCursor").asString("");
            between.run();
        }
    }

    JsonNode page(int limit, String cursor) {
        return Expect.status(
                        analyst().get(path() + "/rows?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor)),
                        200)
                .json();
    }

    /** How many rows an incident has. */
    static long of(List<JsonNode> rows, String key) {
        return rows.stream()
                .filter(row -> row.path("localKey").asString("").equals(key))
                .count();
    }
}
