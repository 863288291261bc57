package org.npcs.repository.conformance.provider.support;

import java.util.List;
import java.util.Locale;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** Events of the partnership, and which organisations take part. */
final class Events {

    private static final int PAGE = 100;
    private static final int LEAST = 5;

    @Requirement(value = "SUP-013", lookFirst = "Whether an event is found under its key.")
    void anEventIsKnownToAll(Server server) {
        String path = entered(server);
        Expect.status(put(server, path, content(server)), 200);
        Expect.problem(put(server, path, content(server).put("place", "Denver")), 428, "precondition-required");
        Expect.equal(
                "the place",
                "online",
                Expect.status(server.as(Persona.SECOND_ADMIN).get(path), 200).text("/place"));
        Expect.that(
                Pages.all(server.as(Persona.FIRST_ADMIN), "/v1/events?limit=100", PAGE, "/key")
                        .contains(path.substring("/v1/events/".length())),
                "the event in the list",
                "that it is not there");
    }

    @Requirement(value = "SUP-014", lookFirst = "Whether the organisation is the caller's own.")
    void aMemberSpeaksForItselfAlone(Server server) {
        String path = entered(server) + "/attendances";
        Expect.status(attend(server, Persona.FIRST_ADMIN, path, server.first()), 201);
        Expect.problem(attend(server, Persona.FIRST_ADMIN, path, server.second()), 404, "not-found");
        Expect.status(attend(server, Persona.SECOND_ADMIN, path, server.second()), 201);
        Expect.equal("what a member sees", List.of(server.first()), seen(server, Persona.FIRST_ADMIN, path));
        Expect.that(!read(server, Persona.FIRST_ADMIN, path).json().has("registered"), "no total of two", "one");
        for (int i = 2; i < LEAST; i++) {
            Expect.status(attend(server, Persona.STEWARD, path, "foundation-" + i), 201);
        }
        Expect.equal("the total", "5", read(server, Persona.FIRST_ADMIN, path).text("/registered"));
        Expect.equal(
                "how many those who manage events see",
                LEAST,
                seen(server, Persona.STEWARD, path).size());
    }

    private static List<String> seen(Server server, Persona persona, String path) {
        return Pages.all(server.as(persona), path + "?limit=100", PAGE, "/organisation");
    }

    private static Answer read(Server server, Persona persona, String path) {
        return Expect.status(server.as(persona).get(path), 200);
    }

    private static Answer attend(Server server, Persona persona, String path, String organisation) {
        return server.as(persona)
                .put(path + "/" + organisation)
                .json(server.invented().object().put("state", "registered"))
                .send();
    }

    private static String entered(Server server) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        String path = "/v1/events/conf-" + server.invented().letters(8).toLowerCase(Locale.ROOT);
        Expect.status(put(server, path, content(server)), 201);
        return path;
    }

    private static Answer put(Server server, String path, ObjectNode content) {
        return server.as(Persona.STEWARD).put(path).json(content).send();
    }

    private static ObjectNode content(Server server) {
        return server.invented()
                .object()
                .put("kind", "web-meeting")
                .put("title", "Invented meeting of a conformance run")
                .put("startsOn", "2018-05-14")
                .put("endsOn", "2018-05-14")
                .put("place", "online");
    }
}
