package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about curricula, schedules and rounds of learning. */
final class SpacedMutants {

    private static final String CURRICULUM = "/v1/curricula/[^/]+";
    private static final String VERSION = CURRICULUM + "/versions/[^/]+";
    private static final String SCHEDULE = "/v1/learning-schedule";
    private static final String COHORT = "/v1/jurisdictions/[^/]+/learning-cohorts/[^/]+";
    private static final String COUNTS = COHORT + "/counts";
    private static final String RESULTS = COHORT + "/results";

    private SpacedMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "LRN-020",
                        "draftsAreSeen",
                        () -> LibraryMutants.remembered(
                                CURRICULUM,
                                (request, reply) ->
                                        request.is("PUT", CURRICULUM) && reply.status() == 201 ? request.path() : "")),
                of("LRN-021", "versionsAreMended", Edits.answers("GET", VERSION, body -> ((ObjectNode)
                                body.path("content"))
                        .put("title", "A better title"))),
                of("LRN-022", "everyItemIsNew", Edits.answers("GET", VERSION, body -> {
                    body.path("itemVersions").forEach(one -> ((ObjectNode) one)
                            .put("itemVersion", body.path("number").asInt(1)));
                    body.put("contentHash", StrictJson.sha256(body.deepCopy().retain("content", "itemVersions")));
                })),
                of("LRN-023", "keysAreMended", Edits.bodies("PUT", CURRICULUM, body -> {
                    if (body.at("/items/0/key").equals(body.at("/items/1/key"))
                            && body.at("/items/1") instanceof ObjectNode second) {
                        second.put("key", "mended");
                    }
                })),
                of("LRN-024", "explanationsAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", CURRICULUM)
                                    && reply.isProblem("validation-failed")
                                    && reply.json()
                                            .at("/findings/0/pointer")
                                            .asString("")
                                            .equals("/items/0/explanation")
                            ? toy.handle(Edits.changed(request, body -> ((ObjectNode) body.at("/items/0"))
                                    .put("explanation", "It is so.")))
                            : reply;
                }),
                of("LRN-039", "keysAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", COHORT) && reply.isProblem("validation-failed")
                            ? toy.handle(request.at(request.path().replaceAll("[^/]+$", "conf-another-key"), ""))
                            : reply;
                }),
                of("LRN-025", "anythingIsEvidence", Edits.bodies("PUT", CURRICULUM, body -> {
                    body.remove("evidence");
                    body.remove("notices");
                })),
                of(
                        "LRN-026",
                        "questionsGiveItAway",
                        Edits.answers(
                                "GET",
                                VERSION + "/mails/[^/]+",
                                body -> body.put(
                                        "questionText",
                                        body.path("questionText").asString("")
                                                + body.path("feedbackText").asString("")))),
                of("LRN-027", "answeredQuestionsComeADayLater", Edits.answers("POST", SCHEDULE, body -> body.path(
                                "questions")
                        .forEach(one -> {
                            if (one.path("asked").asInt(0) > 0 && one.has("nextDue")) {
                                ((ObjectNode) one)
                                        .put(
                                                "nextDue",
                                                LocalDate.parse(one.path("nextDue")
                                                                .asString(""))
                                                        .plusDays(1)
                                                        .toString());
                            }
                        }))),
                of("LRN-028", "holdsAreForgotten", Edits.bodies("POST", SCHEDULE, body -> body.remove("holds"))),
                new Mutant(
                        "LRN-029",
                        "othersCountsAreTold",
                        () -> LibraryMutants.remembered(
                                COUNTS,
                                (request, reply) ->
                                        request.is("PUT", COUNTS) && reply.status() == 201 ? request.path() : "")),
                of("LRN-030", "roundsAreChanged", Edits.pretends("PUT", COHORT, "illegal-transition", 200, body -> {})),
                of("LRN-031", "countsAreTaken", Edits.pretends("PUT", COUNTS, "validation-failed", 200, body -> {})),
                of("LRN-032", "fewAreTold", Edits.answers("GET", RESULTS, body -> body.path("questions")
                        .forEach(one -> {
                            if (one.path("firstStatus").asString("").equals("too-few")) {
                                told((ObjectNode) one);
                            }
                        }))),
                of("LRN-033", "resultsAreToldAtOnce", Edits.answers("GET", RESULTS, body -> {
                    if (body.path("firstStatus").asString("").equals("not-closed")) {
                        told(body);
                    }
                })),
                of("LRN-034", "identifiersAreDrawn", Edits.answers("GET", COHORT + "/statements", body -> body.path(
                                "statements")
                        .forEach(one ->
                                ((ObjectNode) one).put("id", UUID.randomUUID().toString())))),
                of("LRN-035", "nothingIsCorrect", Edits.answers("GET", VERSION + "/xapi", body -> body.path(
                                "activities")
                        .forEach(one -> ((ObjectNode) one.path("definition")).remove("correctResponsesPattern")))));
    }

    private static void told(ObjectNode body) {
        body.put("firstStatus", "told")
                .putObject("first")
                .put("n", 3)
                .put("denominator", 4)
                .put("value", 0.75)
                .put("lower", 0.300642)
                .put("upper", 0.954413);
    }
}
