package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about outcomes. */
final class OutcomeMutants {

    private static final String OF = "/v1/jurisdictions/[^/]+";
    private static final String OUTCOMES = OF + "/outcomes";
    private static final String OBSERVATION = OF + "/outcome-observations/[^/]+/[^/]+";

    private static final String OBSERVATIONS = "/v1/jurisdictions/[^/]+/outcome-observations";

    private OutcomeMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("OUT-001", "whatIsMissingIsInvented", Edits.bodies("PUT", OBSERVATION, body -> {
                    boolean entries = body.path("parts").valueStream().anyMatch(part -> named(part, "entered"));
                    boolean exits = body.path("parts").valueStream().anyMatch(part -> named(part, "exited"));
                    if (exits && !entries) {
                        body.withArray("parts")
                                .addObject()
                                .put("part", "entered")
                                .put("value", 1);
                    }
                })),
                of("OUT-002", "editionsAreForgotten", Edits.answers("GET", OBSERVATION, body -> {
                    if (body.at("/content/source") instanceof ObjectNode source) {
                        source.put("edition", "1900");
                    }
                })),
                of("OUT-003", "partsAreCutToTheirWhole", Edits.bodies("PUT", OBSERVATION, body -> {
                    if (named(body.at("/parts/1"), "again")
                            && body.at("/parts/1/value").asInt(0) > 40) {
                        ((ObjectNode) body.at("/parts/1")).put("value", 40);
                    }
                })),
                of(
                        "OUT-004",
                        "readersAreNotTold",
                        Edits.answers("GET", OBSERVATION, body -> body.putArray("warnings"))),
                of(
                        "OUT-005",
                        "thePastIsThePresent",
                        (request, toy) -> toy.handle(
                                request.is("GET", OBSERVATION) || request.is("GET", OUTCOMES)
                                        ? request.at(
                                                request.path(), request.query().replaceAll("&?asOf=[^&]*", ""))
                                        : request)),
                of("OUT-006", "retractedNumbersCountOn", outcomes(outcome -> {
                    if (is(outcome, "retracted")) {
                        outcome.put("status", "available").put("value", 0.75);
                    }
                })),
                of("OUT-007", "sourcesAreLeftOut", outcomes(outcome -> ((ObjectNode) outcome.path("numerator"))
                        .remove("source"))),
                of("OUT-008", "gapsAreZero", (request, toy) -> {
                    // Sums over several periods have a sentence of their own.
                    Reply reply = toy.handle(request);
                    return request.is("GET", OUTCOMES) && !request.query().contains("together=")
                            ? reply.edit(body -> body.path("items").forEach(outcome -> {
                                if (is(outcome, "not-observed")) {
                                    ((ObjectNode) outcome)
                                            .put("status", "available")
                                            .put("value", 0);
                                }
                            }))
                            : reply;
                }),
                of("OUT-009", "everythingIsCertain", outcomes(outcome -> outcome.put("unstable", false))),
                of("OUT-010", "theyExistForEverybody", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", OUTCOMES) && reply.status() == 404
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                knownToOthers("othersMayNotRead", "GET", OBSERVATIONS + "/[^/]+/[^/]+"),
                knownToOthers("othersMayNotList", "GET", OBSERVATIONS),
                knownToOthers("othersMayNotState", "PUT", OBSERVATIONS + "/[^/]+/[^/]+"),
                knownToOthers("othersMayNotRetract", "POST", OBSERVATIONS + "/[^/]+/[^/]+/transitions"),
                new Mutant("OUT-011", "onceCountedAlwaysCounted", OutcomeMutants::keeping),
                of("OUT-013", "aMeanOfValues", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", OUTCOMES) && request.query().contains("together=2")
                            ? reply.edit(body -> body.path("items").forEach(outcome -> {
                                if (outcome.has("value")) {
                                    ((ObjectNode) outcome).put("value", 30);
                                }
                            }))
                            : reply;
                }),
                of(
                        "OUT-012",
                        "anythingIsStated",
                        (request, toy) -> toy.handle(
                                request.is("PUT", OF + "/outcome-observations/fatality-rate-population/[^/]+")
                                        ? request.at(
                                                request.path().replace("fatality-rate-population", "exits-to-entries"),
                                                request.query())
                                        : request)));
    }

    private static Mutation outcomes(Consumer<ObjectNode> change) {
        return Edits.answers(
                "GET", OUTCOMES, body -> body.path("items").forEach(outcome -> change.accept((ObjectNode) outcome)));
    }

    private static boolean is(JsonNode outcome, String status) {
        return outcome.path("status").asString("").equals(status);
    }

    private static boolean named(JsonNode part, String name) {
        return part.path("part").asString("").equals(name);
    }

    private static Mutation keeping() {
        Map<String, Integer> most = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", OUTCOMES)
                    || reply.status() != 200
                    || !request.query().contains("near-fatality")) {
                return reply;
            }
            return reply.edit(body -> body.path("items").forEach(outcome -> {
                if (outcome.path("numerator") instanceof ObjectNode numerator && numerator.has("value")) {
                    numerator.put(
                            "value",
                            most.merge(request.query(), numerator.path("value").asInt(0), Math::max));
                }
            }));
        };
    }

    /** Tells others that there is something which they may not see. */
    private static Mutant knownToOthers(String name, String method, String path) {
        return of("OUT-010", name, (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is(method, path) && reply.status() == 404
                    ? Edits.as(reply, 403, "insufficient-scope")
                    : reply;
        });
    }
}
