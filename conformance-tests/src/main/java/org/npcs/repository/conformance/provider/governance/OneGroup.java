package org.npcs.repository.conformance.provider.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workgroup of a check, in which two positions sit that sit on the Executive Committee, too.
 *
 * @param key key of the workgroup
 * @param seats who sits there
 * @param now the instant at which the server was asked
 */
record OneGroup(Server server, String key, List<Executive.Position> seats, Instant now) {

    private static final int DAYS_BEFORE = 360;

    static OneGroup of(Server server) {
        Executive executive = Executive.of(server);
        Instant now = Instant.parse(Expect.status(server.as(Persona.OPERATOR).get(Executive.PATH), 200)
                .text("/meta/at"));
        String key = Committees.key(server);
        Expect.status(Committees.put(server, key, Committees.workgroup(server)), 201);
        OneGroup group =
                new OneGroup(server, key, executive.positions().subList(0, 2), now.truncatedTo(ChronoUnit.SECONDS));
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_BEFORE);
        for (int i = 0; i < 2; i++) {
            Expect.status(group.post("/terms", executive.term(i, from)), 201);
        }
        return group;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    String path() {
        return "/v1/committees/" + key;
    }

    Answer post(String rest, ObjectNode content) {
        return server.as(Persona.OPERATOR).post(path() + rest).json(content).send();
    }

    ObjectNode meeting(Instant startsAt) {
        return server.invented()
                .object()
                .put("committee", key)
                .put("title", "Invented meeting")
                .put("startsAt", startsAt.toString())
                .put("durationMinutes", 60);
    }

    /** Plans a meeting some days from now; returns its address. */
    String planned(int days) {
        Answer made = server.as(Persona.OPERATOR)
                .post("/v1/meetings")
                .json(meeting(now.plus(days, ChronoUnit.DAYS)))
                .send();
        return "/v1/meetings/" + Expect.status(made, 201).text("/id");
    }

    /** A meeting that was held some days ago; returns its address. */
    String held(int daysAgo) {
        String meeting = planned(-daysAgo);
        Expect.status(step(meeting, "noticed"), 200);
        Expect.status(step(meeting, "held"), 200);
        return meeting;
    }

    Answer step(String path, String to) {
        return server.as(Persona.OPERATOR)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    Answer put(String path, ObjectNode content) {
        return server.as(Persona.OPERATOR).put(path).ifMatch("*").json(content).send();
    }

    Answer first(String path, ObjectNode content) {
        return server.as(Persona.OPERATOR).put(path).json(content).send();
    }

    /** Attendance in which the first seat has a status, and the second one was present. */
    ObjectNode attendance(String status) {
        ObjectNode content = server.invented().object();
        for (Executive.Position seat : seats) {
            content.withArray("/entries")
                    .addObject()
                    .put("jurisdiction", seat.jurisdiction())
                    .put("teamKey", seat.teamKey())
                    .put("status", "present");
        }
        ((ObjectNode) content.at("/entries/0")).put("status", status);
        return content;
    }

    JsonNode read(String path) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200).json();
    }

    /** Expects a refusal of a document with a finding at a place. */
    static void refused(Answer answer, String rule, String pointer) {
        JsonNode findings = Expect.problem(answer, 422, "validation-failed").path("findings");
        boolean there = findings.valueStream()
                .anyMatch(one -> one.path("rule").asString("").equals(rule)
                        && one.path("pointer").asString("").equals(pointer));
        Expect.that(there, "a finding by " + rule + " at " + pointer, findings.toString());
    }
}
