package org.npcs.repository.conformance.provider.governance;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/**
 * Positions that may sit on the Executive Committee, since they do, and a decade far ahead in which none of them does: what a
 * check appoints there hinders nobody, and no other check of the run.
 *
 * @param positions positions that sit today, each of another member
 * @param first a day after which nobody sits yet
 */
record Executive(Server server, List<Position> positions, LocalDate first) {

    static final String PATH = "/v1/committees/executive";

    private static final int DECADES = 700;
    private static final int NEEDED = 3;

    /** A position in the team of a member. */
    record Position(String jurisdiction, String teamKey) {}

    static Executive of(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        Answer page = server.as(Persona.OPERATOR).get(PATH);
        List<Position> positions = page.json()
                .path("sitting")
                .valueStream()
                .filter(seat -> seat.has("jurisdiction"))
                .map(seat -> new Position(
                        seat.path("jurisdiction").asString(),
                        seat.path("teamKey").asString("")))
                .toList();
        if (positions.size() < NEEDED) {
            throw new Skipped(SkipReason.NO_COMMITTEE);
        }
        for (int tries = 0; tries < DECADES; tries++) {
            LocalDate first = LocalDate.of(2200 + 10 * server.invented().number(DECADES), 3, 1);
            if (server.reserve("executive in " + first) && free(server, first) && free(server, first.plusMonths(18))) {
                return new Executive(server, positions, first);
            }
        }
        throw new Skipped(SkipReason.NO_COMMITTEE);
    }

    private static boolean free(Server server, LocalDate day) {
        return Expect.status(server.as(Persona.OPERATOR).get(PATH + "/terms?on=" + day), 200)
                .json()
                .path("items")
                .isEmpty();
    }

    ObjectNode term(int position, LocalDate from) {
        Position one = positions.get(position);
        return server.invented()
                .object()
                .put("jurisdiction", one.jurisdiction())
                .put("teamKey", one.teamKey())
                .put("startsOn", from.toString());
    }

    Answer seat(ObjectNode term) {
        return server.as(Persona.OPERATOR).post(PATH + "/terms").json(term).send();
    }

    Answer seated(int position, LocalDate from) {
        return Expect.status(seat(term(position, from)), 201);
    }

    Answer lead(int position, LocalDate from, LocalDate until) {
        ObjectNode office = term(position, from).put("office", "co-chair").put("endsOn", until.toString());
        return server.as(Persona.OPERATOR).post(PATH + "/offices").json(office).send();
    }

    Answer end(String path, String reason, LocalDate on) {
        ObjectNode step = server.invented()
                .object()
                .put("to", "ended")
                .put("reason", reason)
                .put("endsOn", on.toString());
        return server.as(Persona.OPERATOR)
                .post(path + "/transitions")
                .json(step)
                .send();
    }

    /** Expects a refusal by a rule of the charter. */
    static void refused(Answer answer, String rule) {
        List<String> rules = Expect.problem(answer, 409, "charter-rule")
                .path("findings")
                .valueStream()
                .map(one -> one.path("rule").asString(""))
                .toList();
        Expect.that(rules.contains(rule), "a finding by " + rule, rules.toString());
    }
}
