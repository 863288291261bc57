package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Feed;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody asks the operator for data of the first member. */
final class ThirdPartyRequests {

    @Requirement(value = "SHR-045", lookFirst = "What the answer to the operator holds.")
    void theRequestIsReferredWithoutContent(Server server) {
        Answer referred = refer(server);
        Expect.equal("the state", "referred", referred.text("/state"));
        Expect.equal("the answer", "referred-to-owner", referred.text("/answer"));
        for (Answer answer : List.of(referred, read(server, Persona.OPERATOR, referred))) {
            for (String member : List.of("content", "records", "incidents", "reviews", "items")) {
                Expect.that(!answer.json().has(member), "no member " + member, "one");
            }
        }
        Expect.problem(
                server.as(Persona.FIRST_ADMIN)
                        .post(path(server))
                        .json(asked(server))
                        .send(),
                404,
                "not-found");
    }

    @Requirement(value = "SHR-046", lookFirst = "In whose name the request is stored.")
    void theOwnerIsTold(Server server) {
        Feed feed = Feed.fromNow(server, "third-party-request");
        feed.expectTold(refer(server).text("/id"));
    }

    @Requirement(value = "SHR-047", lookFirst = "Whether steps are asked for by side.")
    void theOperatorDecidesNothing(Server server) {
        Answer referred = refer(server);
        for (String to : List.of("acknowledged", "answered-by-owner", "declined-by-owner")) {
            Expect.problem(move(server, Persona.OPERATOR, referred, to), 409, "illegal-transition");
        }
        Expect.status(move(server, Persona.FIRST_ADMIN, referred, "acknowledged"), 200);
        Expect.problem(move(server, Persona.OPERATOR, referred, "answered-by-owner"), 409, "illegal-transition");
    }

    @Requirement(value = "SHR-048", lookFirst = "Whether each step is kept with its side.")
    void bothSeeTheSteps(Server server) {
        Answer referred = refer(server);
        Expect.status(move(server, Persona.FIRST_ADMIN, referred, "acknowledged"), 200);
        Expect.status(move(server, Persona.FIRST_COUNSEL, referred, "declined-by-owner"), 200);
        Expect.status(move(server, Persona.OPERATOR, referred, "closed"), 200);
        JsonNode steps = read(server, Persona.FIRST_ADMIN, referred).json().path("steps");
        Expect.equal(
                "sides",
                List.of("operator", "owner", "owner", "operator"),
                steps.valueStream().map(one -> one.path("party").asString("")).toList());
        Expect.equal(
                "the steps",
                steps,
                read(server, Persona.OPERATOR, referred).json().path("steps"));
        Expect.that(
                steps.valueStream().allMatch(one -> one.has("client") && one.has("at")),
                "a client and a time of each step",
                "a step without");
    }

    private static Answer refer(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        return Expect.status(
                server.as(Persona.OPERATOR)
                        .post(path(server))
                        .json(asked(server))
                        .send(),
                201);
    }

    private static ObjectNode asked(Server server) {
        ObjectNode asked = server.invented()
                .object()
                .put("requester", "court")
                .put("receivedOn", "2024-05-06")
                .put("reference", "TPR-" + server.invented().letters(6));
        asked.putArray("dataKinds").add("incident-records");
        return asked;
    }

    private static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/third-party-requests";
    }

    private static Answer read(Server server, Persona persona, Answer request) {
        return Expect.status(server.as(persona).get(path(server) + "/" + request.text("/id")), 200);
    }

    private static Answer move(Server server, Persona persona, Answer request, String to) {
        return server.as(persona)
                .post(path(server) + "/" + request.text("/id") + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }
}
