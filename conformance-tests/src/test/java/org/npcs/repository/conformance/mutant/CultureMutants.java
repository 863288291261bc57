package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about culture waves. */
final class CultureMutants {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WAVE = "/v1/jurisdictions/[^/]+/culture-waves/[^/]+";
    private static final String RESULT = "/v1/jurisdictions/[^/]+/culture-results/[^/]+";
    private static final String ANSWERS = "/v1/culture-answers";

    private CultureMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "CUL-001",
                        "hashesAreOfSomethingElse",
                        Edits.answers("GET", "/v1/culture-instruments", body -> body.path("items")
                                .forEach(one -> ((ObjectNode) one).put("contentHash", "0".repeat(64))))),
                othersWavesAreSeen(),
                of("CUL-003", "anyStepWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WAVE + "/transitions") && reply.isProblem("illegal-transition")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                tokensAreToldAgain(),
                of("CUL-005", "aSpentTokenCountsAgain", counts("invitation-refused")),
                of("CUL-007", "anyAnswerCounts", counts("validation-failed")),
                of("CUL-008", "smallUnitsAreTold", Edits.answers("GET", RESULT, body -> body.path("units")
                        .forEach(one -> {
                            if (!one.has("respondents")) {
                                ((ObjectNode) one)
                                        .put("status", "shown")
                                        .put("respondents", 4)
                                        .put("mean", 3.5);
                            }
                        }))),
                resultsAreToldBeforeTheirStep(),
                of("CUL-010", "reversedItemsStayAsTheyAre", Edits.answers("GET", RESULT, body -> body.path("whole")
                        .forEach(one -> {
                            if (one.has("mean")) {
                                ((ObjectNode) one).put("mean", 3.0);
                            }
                        }))),
                of("CUL-011", "othersAreToldAtOnce", Edits.answers("GET", RESULT, body -> body.putArray("pool")
                        .addObject()
                        .put("scale", "invented")
                        .put("status", "shown")
                        .put("members", 5)
                        .put("mean", 3.1))),
                of("CUL-013", "anyAggregatesWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", RESULT) && reply.isProblem("validation-failed") ? receipt() : reply;
                }),
                of("CUL-014", "anyWordsAreCompared", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("versions-not-comparable")
                            ? Reply.json(
                                    200,
                                    begun().put("earlier", 2200)
                                            .put("instrumentVersion", "2")
                                            .put("earlierInstrumentVersion", "1")
                                            .set("scales", JSON.createArrayNode()))
                            : reply;
                }),
                of("CUL-015", "nobodyOwnsAChange", Edits.answers("GET", WAVE + "/uses", body -> body.path("items")
                        .forEach(one -> ((ObjectNode) one).put("role", "other")))),
                of("CUL-016", "usesAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WAVE + "/uses") && reply.isProblem("validation-failed")
                            ? toy.handle(Edits.changed(request, body -> body.remove("text")))
                            : reply;
                }),
                of("CUL-017", "theLastComesFirst", Edits.answers("GET", "/v1/culture-editions/[0-9]+", body -> {
                    if (body.has("rows")) {
                        List<JsonNode> rows =
                                new ArrayList<>(body.path("rows").valueStream().toList());
                        Collections.reverse(rows);
                        rows.forEach(body.putArray("rows")::add);
                    }
                })));
    }

    private static Mutation counts(String code) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("POST", ANSWERS) && reply.isProblem(code)
                    ? Reply.json(201, JSON.createObjectNode().put("counted", true))
                    : reply;
        };
    }

    private static ObjectNode begun() {
        return JSON.createObjectNode().put("jurisdiction", "US-XA").put("year", 2201);
    }

    private static Reply receipt() {
        return Reply.json(
                201,
                begun().put("cells", 1)
                        .put("version", 1)
                        .put("etag", "\"1-9f2c4a1b7d3e5f60\"")
                        .put("createdAt", "2026-11-30T02:09:00.123456Z")
                        .put("updatedAt", "2026-11-30T02:09:00.123456Z"));
    }

    private static Mutant othersWavesAreSeen() {
        Map<String, Reply> waves = new ConcurrentHashMap<>();
        return of("CUL-002", "othersWavesAreSeen", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("PUT", WAVE) && reply.status() == 201) {
                waves.put(request.path(), reply.status(200));
            }
            return request.is("GET", WAVE) && reply.status() == 404 ? waves.getOrDefault(request.path(), reply) : reply;
        });
    }

    private static Mutant tokensAreToldAgain() {
        Map<String, Reply> told = new ConcurrentHashMap<>();
        return of("CUL-004", "tokensAreToldAgain", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("POST", WAVE + "/invitations") || reply.status() != 201) {
                return reply;
            }
            Reply first = told.putIfAbsent(request.path() + request.header("Idempotency-Key"), reply.copy());
            return first == null ? reply : first.copy();
        });
    }

    private static Mutant resultsAreToldBeforeTheirStep() {
        Map<String, Boolean> sent = new ConcurrentHashMap<>();
        return of("CUL-009", "resultsAreToldBeforeTheirStep", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("PUT", RESULT) && reply.status() == 201) {
                sent.put(request.path(), true);
            }
            return request.is("GET", RESULT) && reply.status() == 404 && sent.containsKey(request.path())
                    ? early()
                    : reply;
        });
    }

    private static Reply early() {
        ObjectNode body = begun().put("state", "closed")
                .put("instrument", "fixture-culture")
                .put("instrumentVersion", "1")
                .put("mode", "census")
                .put("minimumRespondents", 10)
                .put("poolState", "open");
        for (String list : List.of("units", "whole", "pool")) {
            body.putArray(list);
        }
        return Reply.json(200, body);
    }
}
