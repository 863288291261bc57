package org.npcs.repository.conformance.provider.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refusals have one shape, a page each, and never repeat what was sent. */
final class Problems {

    @Requirement(
            value = "PLT-001",
            lookFirst = "Answers that the framework makes before a handler is reached: unknown address, method, token.")
    void everyRefusalIsAProblemOfTheCatalogue(Server server) {
        Set<String> codes = catalogue(server);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        String list = Paths.incidents(server.first());
        List<Answer> refusals = List.of(
                nightly.get("/v1/no-such-address"),
                nightly.get(Paths.incident("not-an-identifier")),
                nightly.call("DELETE", list).send(),
                server.as(Persona.ANYBODY).get("/v1/me"),
                server.as(Persona.ANYBODY).get(list),
                nightly.get(list + "?limit=many"),
                nightly.put(Paths.incident(server.first(), server.invented().key()))
                        .body("application/json", "[1")
                        .send(),
                nightly.get(Paths.incident(server.first(), server.invented().key())));
        for (Answer refusal : refusals) {
            Expect.refused(refusal);
            Expect.equal("the media type", "application/problem+json", refusal.mediaType());
            Expect.equal(
                    "in the body, the status",
                    refusal.status(),
                    refusal.json().path("status").asInt(0));
            String code = refusal.text("/code");
            Expect.that(codes.contains(code), "a code of /v1/errors", "the code '" + code + "'");
        }
    }

    @Requirement(
            value = "PLT-002",
            lookFirst = "Messages of the JSON reader and of the schema validator that quote the value at fault.")
    void noProblemRepeatsASubmittedValue(Server server) {
        String planted = "QZ" + server.invented().letters(12);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        String path = Paths.incident(server.first(), server.invented().key());
        ObjectNode faulty = server.invented().incident(path.substring(path.lastIndexOf('/') + 1));
        faulty.put("eventDate", planted)
                .put("county", planted)
                .put("favourite", planted)
                .put("manner", planted);
        faulty.withObject("/child").put("sex", planted).put("ageYears", planted);
        ObjectNode review = server.given()
                .reviewContent(server.invented().key(), 1, server.instrument().unrated());
        review.put("depth", planted).putArray("triggers").add(planted);
        List<Answer> answers = List.of(
                nightly.put(path).json(faulty).send(),
                nightly.call("POST", Paths.incidents(server.first()) + "/validate")
                        .json(faulty)
                        .send(),
                nightly.put(path)
                        .body("application/json", "{\"localKey\": \"" + planted + "\", " + planted)
                        .send(),
                nightly.get(Paths.incidents(server.first()) + "?kind=" + planted),
                nightly.get(Paths.incidents(server.first()) + "?cursor=" + planted),
                nightly.call("POST", Paths.reviews(server.first()) + "/validate")
                        .json(review)
                        .send());
        for (Answer answer : answers) {
            Expect.that(!answer.text().contains(planted), "no submitted value in the answer", "the planted value");
        }
        Findings.refusedAt(answers.get(0), "/child/sex");
    }

    @Requirement(
            value = "PLT-003",
            lookFirst = "Frameworks bind the parameters that they know and drop the others in silence.")
    void anUnknownParameterIsRefusedByItsName(Server server) {
        for (String path : List.of(Paths.incidents(server.first()), Paths.reviews(server.first()), "/v1/limits")) {
            Answer answer = server.as(Persona.FIRST_NIGHTLY).get(path + "?noSuchFilter=1");
            JsonNode problem = Expect.problem(answer, 400, "unknown-parameter");
            Expect.equal(
                    "as parameter", "noSuchFilter", problem.path("parameter").asString(""));
        }
    }

    @Requirement(value = "PLT-020", lookFirst = "Codes that are used in the program and missing in the catalogue.")
    void everyProblemCodeHasAPage(Server server) {
        for (String code : catalogue(server)) {
            Answer page = Expect.status(server.as(Persona.ANYBODY).get("/v1/errors/" + code), 200);
            Expect.equal("the page of", code, page.text("/code"));
        }
        Answer problem = server.as(Persona.FIRST_NIGHTLY).get("/v1/no-such-address");
        Answer page = server.as(Persona.ANYBODY).get(problem.text("/type"));
        Expect.equal(
                "behind type, the code",
                problem.text("/code"),
                Expect.status(page, 200).text("/code"));
    }

    @Requirement(value = "PLT-017", lookFirst = "Refusals made by filters often lack the header.")
    void headerAndBodyNameTheSameRequest(Server server) {
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        for (Answer answer :
                List.of(nightly.get("/v1/me"), nightly.get(Paths.incidents(server.first()) + "?limit=1"))) {
            Expect.equal(
                    "X-Request-Id",
                    answer.text("/meta/requestId"),
                    answer.header("X-Request-Id").orElse(""));
            Expect.that(!answer.text("/meta/requestId").isEmpty(), "a request identifier", "an empty one");
        }
        Answer refusal = server.as(Persona.ANYBODY).get("/v1/me");
        Expect.equal(
                "X-Request-Id",
                refusal.text("/requestId"),
                refusal.header("X-Request-Id").orElse(""));
        Answer again = server.as(Persona.ANYBODY).get("/v1/me");
        Expect.that(
                !again.text("/requestId").equals(refusal.text("/requestId")),
                "another identifier for another request",
                "the same one");
    }

    private static Set<String> catalogue(Server server) {
        Set<String> codes = new HashSet<>(Pages.all(server.as(Persona.ANYBODY), "/v1/errors?limit=500", 500, "/code"));
        Expect.that(!codes.isEmpty(), "a catalogue of codes", "an empty list");
        return codes;
    }
}
