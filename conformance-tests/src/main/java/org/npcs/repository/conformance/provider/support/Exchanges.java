package org.npcs.repository.conformance.provider.support;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** Exchanges between the first member and the second. */
final class Exchanges {

    private static final String COLLECTION = "/v1/peer-exchanges";
    private static final int PAGE = 100;
    private static final int MEMBERS = 500;

    @Requirement(value = "SUP-011", lookFirst = "Whether the caller is among those that were asked.")
    void anExchangeIsForThoseWhoTakePart(Server server) {
        // Whoever works for no member and does not match takes part in none.
        String path = COLLECTION + "/" + asked(server).text("/id");
        for (Persona persona : List.of(Persona.FIRST_ADMIN, Persona.SECOND_ADMIN)) {
            Expect.status(server.as(persona).get(path), 200);
            Expect.that(
                    Pages.all(server.as(persona), COLLECTION + "?limit=100", PAGE, "/id")
                            .contains(path.substring(COLLECTION.length() + 1)),
                    "the exchange in the list",
                    "that it is not there");
        }
        Expect.problem(
                server.as(Persona.FIRST_ADMIN)
                        .post(COLLECTION)
                        .json(content(server, server.first()))
                        .send(),
                422,
                "validation-failed");
        Expect.status(move(server, Persona.FIRST_ADMIN, path, "withdrawn"), 200);
        Expect.problem(
                server.as(Persona.FIRST_ADMIN).get(COLLECTION + "/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b03"),
                404,
                "not-found");
    }

    @Requirement(
            value = "SUP-011",
            lookFirst = "Whether the caller is asked for when an exchange is read, listed and moved.")
    void anExchangeOfOthersIsNotThere(Server server) {
        String path = COLLECTION + "/" + asked(server, third(server)).text("/id");
        Expect.status(server.as(Persona.FIRST_ADMIN).get(path), 200);
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path), 404, "not-found");
        Expect.that(
                !Pages.all(server.as(Persona.SECOND_ADMIN), COLLECTION + "?limit=100", PAGE, "/id")
                        .contains(path.substring(COLLECTION.length() + 1)),
                "no exchange of others in the list",
                "one");
        Expect.problem(move(server, Persona.SECOND_ADMIN, path, "agreed"), 404, "not-found");
        Answer untouched = Expect.status(server.as(Persona.FIRST_ADMIN).get(path), 200);
        Expect.equal("the state", "asked", untouched.text("/state"));
        Expect.status(move(server, Persona.FIRST_ADMIN, path, "withdrawn"), 200);
    }

    /** A member that is neither the first nor the second; a jurisdiction that a run has entered is none. */
    private static String third(Server server) {
        return Pages.all(server.as(Persona.FIRST_ADMIN), "/v1/jurisdictions?limit=500", MEMBERS, "/code").stream()
                .filter(code ->
                        !List.of(server.first(), server.second(), "ZZ-CONF").contains(code))
                .findFirst()
                .orElseThrow(() -> new Inconclusive("there is no third member"));
    }

    @Requirement(value = "SUP-012", lookFirst = "Whether a member agrees for itself alone.")
    void aMemberAgreesForItself(Server server) {
        String path = COLLECTION + "/" + asked(server).text("/id");
        Expect.problem(move(server, Persona.FIRST_ADMIN, path, "agreed"), 409, "illegal-transition");
        Expect.problem(move(server, Persona.SECOND_ADMIN, path, "withdrawn"), 409, "illegal-transition");
        Answer agreed = Expect.status(move(server, Persona.SECOND_ADMIN, path, "agreed"), 200);
        Expect.equal("who has agreed", server.second(), agreed.text("/agreedBy/0"));
        Expect.status(move(server, Persona.SECOND_ADMIN, path, "held"), 200);
        ObjectNode learned = server.invented().object().put("to", "learned");
        learned.putArray("learned").add("idea-to-test");
        Answer told = server.as(Persona.FIRST_ADMIN)
                .post(path + "/transitions")
                .json(learned)
                .send();
        Expect.equal(
                "what was learned", "idea-to-test", Expect.status(told, 200).text("/learned/0"));
    }

    private static Answer asked(Server server) {
        return asked(server, server.second());
    }

    private static Answer asked(Server server, String partner) {
        return Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .post(COLLECTION)
                        .json(content(server, partner))
                        .send(),
                201);
    }

    private static ObjectNode content(Server server, String partner) {
        ObjectNode content = server.invented().object().put("kind", "call");
        content.putArray("topics").add("review-practice");
        content.putArray("partners").add(partner);
        return content;
    }

    private static Answer move(Server server, Persona persona, String path, String to) {
        return server.as(persona)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }
}
