package org.npcs.repository.conformance.provider.analytics;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A research request of a check: for both members, and for one year of long ago. */
record OneResearch(Server server, int year, String id) {

    static final String COLLECTION = "/v1/research-requests";
    private static final int FIRST_YEAR = 1991;
    private static final int SLOTS = 7;
    private static final int ROUNDS = 4;
    private static final Duration PAUSE = Duration.ofMillis(100);

    static ObjectNode wanted(Server server) {
        requirePersonas(server);
        ObjectNode wanted = server.invented()
                .object()
                .put("title", "Question of the kit")
                .put("question", "Is an extract made as it was promised?")
                .put("ethicsReview", "approved")
                .put("storage", "secure-enclave")
                .put("destroyBy", server.today().plusYears(1).toString());
        List.of("eventYear", "ageBand", "childSex", "kind", "categories").forEach(wanted.putArray("variables")::add);
        wanted.putArray("jurisdictions").add(server.first()).add(server.second());
        return wanted;
    }

    private static void requirePersonas(Server server) {
        for (Persona persona : List.of(Persona.FIRST_RESEARCHER, Persona.SECOND_RESEARCHER)) {
            if (server.configuration().clientId(persona).isEmpty()) {
                throw new Skipped(SkipReason.NO_RESEARCHER);
            }
        }
        for (Persona persona : List.of(Persona.STEWARD, Persona.SECOND_STEWARD)) {
            if (server.configuration().clientId(persona).isEmpty()) {
                throw new Skipped(SkipReason.NO_STEWARD);
            }
        }
    }

    static Answer file(Server server, ObjectNode wanted) {
        return server.as(Persona.FIRST_RESEARCHER).post(COLLECTION).json(wanted).send();
    }

    /** A request of one year that is put to the owners. Checks with different slots have different years. */
    static OneResearch asked(Server server, int slot) {
        int round = Math.floorMod(server.invented().letters(8).hashCode(), ROUNDS);
        int year = FIRST_YEAR + slot + SLOTS * round;
        OneResearch research =
                filed(server, wanted(server).put("yearsFrom", year).put("yearsUntil", year), year);
        Expect.status(research.move(Persona.STEWARD, "owners-asked"), 200);
        List<String> owners = new ArrayList<>();
        research.owners().forEach(owner -> owners.add(owner.path("jurisdiction").asString("")));
        if (!owners.containsAll(List.of(server.first(), server.second()))) {
            throw new Inconclusive("the two members share no day of events with researchers");
        }
        return research;
    }

    static OneResearch filed(Server server, ObjectNode wanted, int year) {
        return new OneResearch(
                server, year, Expect.status(file(server, wanted), 201).text("/id"));
    }

    JsonNode owners() {
        return Expect.status(server.as(Persona.STEWARD).get(path() + "/owners?limit=100"), 200)
                .json()
                .path("items");
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Answer now() {
        return Expect.status(server.as(Persona.FIRST_RESEARCHER).get(path()), 200);
    }

    Answer move(Persona persona, String to) {
        return server.as(persona)
                .post(path() + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    String ofFirst() {
        return "/v1/jurisdictions/" + server.first() + "/research-participations/" + id;
    }

    Answer answerOfFirst(String to) {
        return answer(Persona.FIRST_COUNSEL, ofFirst(), to);
    }

    Answer answerOfSecond(String to) {
        return answer(
                Persona.SECOND_ADMIN, "/v1/jurisdictions/" + server.second() + "/research-participations/" + id, to);
    }

    private Answer answer(Persona persona, String path, String to) {
        return server.as(persona)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    /** Both owners answer, the second steward approves, and the extract is waited for. */
    JsonNode ready(String first, String second) {
        Expect.status(answerOfFirst(first), 200);
        Expect.status(answerOfSecond(second), 200);
        Expect.status(move(Persona.SECOND_STEWARD, "approved"), 200);
        long end = System.nanoTime()
                + Duration.ofSeconds(server.configuration().patienceSeconds()).toNanos();
        while (true) {
            Answer now = now();
            if (now.text("/state").equals("ready")) {
                return now.json().path("extract");
            }
            if (System.nanoTime() > end) {
                throw new Inconclusive("an approved request did not become ready");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Accepted incidents of a member that look alike. */
    void alike(Persona persona, String jurisdiction, int count, int ageYears) {
        for (int i = 0; i < count; i++) {
            ObjectNode content = server.invented().incident(server.invented().key(), LocalDate.of(year, 3, 5));
            ((ObjectNode) content.path("child")).put("ageYears", ageYears);
            Stored incident = server.given().incident(persona, jurisdiction, content);
            Expect.status(
                    server.as(persona)
                            .post(Paths.incident(incident.id()) + "/transitions")
                            .json(server.invented().object().put("to", "accepted"))
                            .send(),
                    200);
        }
    }

    void alikeOfFirst(int count, int ageYears) {
        alike(Persona.FIRST_NIGHTLY, server.first(), count, ageYears);
    }

    void alikeOfSecond(int count, int ageYears) {
        alike(Persona.SECOND_NIGHTLY, server.second(), count, ageYears);
    }

    /** How many incidents the first member has in the year. */
    int ofFirstInTheYear() {
        return Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(Paths.incidents(server.first()) + "?limit=500&eventFrom=" + year
                                        + "-01-01&eventTo=" + year + "-12-31"),
                        200)
                .json()
                .path("items")
                .size();
    }

    Answer rows(Persona persona, JsonNode extract) {
        return server.as(persona).get("/v1/exports/" + extract.path("exportId").asString("") + "/rows?limit=500");
    }

    /** How often each combination of identifying variables occurs at least, by the rules. */
    static int leastAlike(Server server) {
        return rule(server, "leastAlike");
    }

    /** A number of the rules in force. */
    static int rule(Server server, String name) {
        JsonNode rules = Expect.status(server.as(Persona.ANYBODY).get("/v1/research-rules?limit=50"), 200)
                .json()
                .path("items");
        return rules.get(rules.size() - 1).path(name).asInt(0);
    }
}
