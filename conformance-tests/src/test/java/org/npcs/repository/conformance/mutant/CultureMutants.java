package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
    private static final String EDITION = "/v1/culture-editions/[0-9]+";
    private static final String UNKNOWN_TOKEN = "A".repeat(43);
    private static final String ANSWERS = "/v1/culture-answers";

    private CultureMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "CUL-001",
                        "hashesAreOfSomethingElse",
                        Edits.answers("GET", "/v1/culture-instruments", body -> body.path("items")
                                .forEach(one -> ((ObjectNode) one).put("contentHash", "0".repeat(64))))),
                of(
                        "CUL-001",
                        "hashesAreOfAnotherText",
                        Edits.answers("GET", "/v1/culture-instruments(/[^/]+/versions/[^/]+)?", body -> {
                            body.path("items").forEach(CultureMutants::retold);
                            if (body.has("scales")) {
                                retold(body);
                            }
                        })),
                forgetful("whoReadsOnDoesNotSeeWhatIsTurned", scale -> ((ObjectNode) scale.at("/items/1"))
                        .remove("reversed")),
                forgetful("gapsHaveNoRule", scale -> scale.remove("leastAnswered")),
                othersWavesAreSeen(),
                of("CUL-003", "anyStepWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WAVE + "/transitions") && reply.isProblem("illegal-transition")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of("CUL-003", "whatIsClosedIsOpenedAgain", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", WAVE + "/transitions")
                                    && request.text().contains("open")
                                    && reply.isProblem("illegal-transition")
                                    && reply.json().path("state").asString("").equals("closed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of("CUL-003", "whatIsClosedIsPlannedAnew", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", WAVE)
                                    && reply.isProblem("illegal-transition")
                                    && reply.json().path("state").asString("").equals("closed")
                            ? toy.handle(request.as("GET").at(request.path(), ""))
                            : reply;
                }),
                tokensAreToldAgain(),
                of("CUL-005", "aSpentTokenCountsAgain", counts("invitation-refused")),
                spentTokensAreCounted(),
                of("CUL-005", "unknownTokensAreNamed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("invitation-refused")
                                    && request.text().contains(UNKNOWN_TOKEN)
                            ? reply.edit(body -> body.put("detail", "Nobody was invited with this token."))
                            : reply;
                }),
                wavesAreNamed("plannedWavesAreNamed", "planned"),
                wavesAreNamed("closedWavesAreNamed", "closed"),
                of("CUL-007", "itemsCountTwice", counts("validation-failed", "in-1.*in-1")),
                of("CUL-007", "nothingIsAnAnswer", counts("validation-failed", "\"value\":0")),
                of("CUL-007", "strangersAreItems", counts("validation-failed", "in-9")),
                aMistakeSpendsTheToken(),
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
                aggregates("cellsStandTwice", "(\"unit\":\"u-0[12]\".*){3}"),
                aggregates("peopleAreNotCounted", "\"respondents\":21"),
                aggregates("anyMeanIsHigh", "\"mean\":5\\.1"),
                aggregates("anyMeanIsLow", "\"mean\":0\\.9"),
                aggregates("anyScaleWillDo", "\"scale\":\"another\""),
                of("CUL-013", "placesAreNotNamed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", RESULT) && reply.isProblem("validation-failed")
                            ? reply.edit(body ->
                                    body.path("findings").forEach(one -> ((ObjectNode) one).put("pointer", "/")))
                            : reply;
                }),
                of("CUL-014", "equivalentWordsAreNotCompared", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", RESULT + "/comparison")
                                    && reply.status() == 200
                                    && !reply.json()
                                            .path("instrumentVersion")
                                            .equals(reply.json().path("earlierInstrumentVersion"))
                            ? Edits.as(
                                    toy.handle(request.at(request.path(), "earlier=1999")),
                                    409,
                                    "versions-not-comparable")
                            : reply;
                }),
                of("CUL-014", "otherWordsAreAMistake", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("versions-not-comparable")
                            ? Edits.as(reply, 400, "invalid-parameter")
                            : reply;
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
                rows(
                        "membersWithoutAWaveAreLeftOut",
                        rows -> rows.removeIf(
                                row -> row.path("state").asString("").equals("none"))),
                rows(
                        "membersWithAWaveAreLeftOut",
                        rows -> rows.removeIf(
                                row -> row.path("state").asString("").equals("open"))),
                rowsAreForEverybody(),
                of("CUL-017", "theLastComesFirst", Edits.answers("GET", "/v1/culture-editions/[0-9]+", body -> {
                    if (body.has("rows")) {
                        List<JsonNode> rows =
                                new ArrayList<>(body.path("rows").valueStream().toList());
                        Collections.reverse(rows);
                        rows.forEach(body.putArray("rows")::add);
                    }
                })));
    }

    private static void retold(JsonNode instrument) {
        ((ObjectNode) instrument).put("contentHash", "0".repeat(64));
    }

    private static Mutant forgetful(String name, Consumer<ObjectNode> change) {
        return of("CUL-001", name, Edits.answers("GET", "/v1/culture-instruments", body -> body.path("items")
                .forEach(one -> one.path("scales").forEach(scale -> change.accept((ObjectNode) scale)))));
    }

    private static Mutant rows(String name, Consumer<List<JsonNode>> change) {
        return of("CUL-017", name, Edits.answers("GET", EDITION, body -> {
            if (body.has("rows")) {
                List<JsonNode> rows =
                        new ArrayList<>(body.path("rows").valueStream().toList());
                change.accept(rows);
                rows.forEach(body.putArray("rows")::add);
            }
        }));
    }

    private static Mutant rowsAreForEverybody() {
        Map<String, JsonNode> told = new ConcurrentHashMap<>();
        return of("CUL-017", "rowsAreForEverybody", Edits.answers("GET", EDITION, body -> {
            String year = body.path("year").asString("");
            if (body.has("rows")) {
                told.put(year, body.path("rows"));
            } else if (told.containsKey(year)) {
                body.set("rows", told.get(year));
            }
        }));
    }

    private static Mutant aggregates(String name, String sent) {
        return of("CUL-013", name, (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("PUT", RESULT)
                            && reply.isProblem("validation-failed")
                            && request.text().matches(".*" + sent + ".*")
                    ? receipt()
                    : reply;
        });
    }

    /** Says more of a token than it may when its wave is in a state. */
    private static Mutant wavesAreNamed(String name, String state) {
        Map<String, String> states = new ConcurrentHashMap<>();
        return of("CUL-005", name, (request, toy) -> {
            Reply reply = toy.handle(request);
            if ((request.is("PUT", WAVE) || request.is("POST", WAVE + "/transitions")) && reply.status() < 300) {
                states.put(
                        reply.json().path("year").asString(""),
                        reply.json().path("state").asString(""));
            }
            return request.is("POST", ANSWERS)
                            && reply.isProblem("invitation-refused")
                            && state.equals(states.get(
                                    JSON.readTree(request.body()).path("year").asString("")))
                    ? reply.edit(body -> body.put("detail", "The wave is not open."))
                    : reply;
        });
    }

    /** Refuses a spent token, and counts its answer all the same. */
    private static Mutant spentTokensAreCounted() {
        Map<Integer, Integer> counted = new ConcurrentHashMap<>();
        return of("CUL-005", "spentTokensAreCounted", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", ANSWERS) && reply.isProblem("invitation-refused")) {
                counted.merge(JSON.readTree(request.body()).path("year").asInt(0), 1, Integer::sum);
            }
            return request.is("GET", RESULT) && reply.status() == 200
                    ? reply.edit(body -> body.path("whole").forEach(one -> {
                        if (one.has("respondents")) {
                            int more = counted.getOrDefault(body.path("year").asInt(0), 0);
                            ((ObjectNode) one)
                                    .put("respondents", one.path("respondents").asInt(0) + more);
                        }
                    }))
                    : reply;
        });
    }

    private static Mutant aMistakeSpendsTheToken() {
        Set<String> spent = ConcurrentHashMap.newKeySet();
        return of("CUL-007", "aMistakeSpendsTheToken", (request, toy) -> {
            if (!request.is("POST", ANSWERS)) {
                return toy.handle(request);
            }
            String token = JSON.readTree(request.body()).path("token").asString("");
            if (spent.contains(token)) {
                return toy.handle(Edits.changed(request, body -> {
                    body.put("token", UNKNOWN_TOKEN)
                            .putArray("items")
                            .addObject()
                            .put("item", "in-1")
                            .put("value", 1);
                }));
            }
            Reply reply = toy.handle(request);
            if (reply.isProblem("validation-failed") && request.text().contains("\"value\":5")) {
                spent.add(token);
            }
            return reply;
        });
    }

    private static Mutation counts(String code) {
        return counts(code, "");
    }

    private static Mutation counts(String code, String sent) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("POST", ANSWERS)
                            && reply.isProblem(code)
                            && request.text().matches(".*" + sent + ".*")
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
