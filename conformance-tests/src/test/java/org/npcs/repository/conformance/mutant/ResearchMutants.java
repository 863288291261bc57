package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about what leaves for research. */
final class ResearchMutants {

    private static final String REQUESTS = "/v1/research-requests";
    private static final String REQUEST = REQUESTS + "/[^/]+";
    private static final String CHECKS = REQUEST + "/output-checks";
    private static final String PARTICIPATION = "/v1/jurisdictions/[^/]+/research-participations/[^/]+";

    private ResearchMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("ANA-090", "anyVariableIsTaken", Edits.bodies("POST", REQUESTS, body -> {
                    ArrayNode variables = (ArrayNode) body.path("variables");
                    for (int i = 0; i < variables.size(); i++) {
                        if (variables.get(i).asString("").equals("county")) {
                            variables.set(i, "kind");
                        }
                    }
                })),
                new Mutant("ANA-091", "whoKnowsTheIdentifierReadsARequest", ResearchMutants::readByAnybody),
                of("ANA-092", "ownersAreNotTold", Edits.answers("GET", "/v1/jurisdictions/[^/]+/changes", body -> {
                    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                    body.path("items").forEach(entry -> {
                        if (!entry.path("noun").asString("").equals("research-participation")) {
                            kept.add(entry);
                        }
                    });
                    body.set("items", kept);
                })),
                of("ANA-093", "onePersonAsksAndApproves", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", REQUEST + "/transitions") && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET").at(request.path().replace("/transitions", ""), ""))
                            : reply;
                }),
                of("ANA-094", "exclusionsAreForgotten", Edits.bodies("POST", PARTICIPATION + "/transitions", body -> {
                    if (body.path("to").asString("").equals("excluded")) {
                        body.put("to", "agreed");
                    }
                })),
                of("ANA-095", "oneRowIsAlone", Edits.answers("GET", "/v1/exports/[^/]+/rows", body -> {
                    if (body.at("/rows/0").has("eventYear")) {
                        ((ObjectNode) body.at("/rows/0")).put("childSex", "9");
                    }
                })),
                of(
                        "ANA-096",
                        "extractsAreNotAccountedFor",
                        Edits.answers("GET", "/v1/jurisdictions/[^/]+/disclosures", body -> body.path("items")
                                .forEach(entry -> ((ObjectNode) entry).remove("researchRequestId")))),
                new Mutant("ANA-097", "anExtractOutlivesItsEnd", ResearchMutants::rowsStay),
                of("ANA-098", "eachTableIsJudgedAlone", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", CHECKS) && reply.status() == 201
                            ? reply.edit(ResearchMutants::alone)
                            : reply;
                }),
                of("ANA-098", "smallCountsLeave", found("small-count")),
                of("ANA-098", "smallRemaindersLeave", found("small-remainder")),
                of("ANA-098", "whatFollowsLeaves", found("derivable")),
                of("ANA-098", "placesAreNotNamed", Edits.answers("POST", CHECKS, body -> body.path("findings")
                        .forEach(finding -> ((ObjectNode) finding).put("place", "table")))),
                of("ANA-094", "theYoungestYearLeaves", Edits.answers("GET", REQUEST, body -> {
                    int young = LocalDate.now(ZoneOffset.UTC).getYear() - 2;
                    if (body.has("extract") && body.path("yearsFrom").asInt(0) == young) {
                        ((ObjectNode) body.path("extract")).put("records", 11);
                    }
                })),
                of("ANA-094", "moreLeavesThanIsTold", Edits.answers("GET", REQUEST, body -> {
                    if (body.at("/extract/records").asInt(0) > 0) {
                        ((ObjectNode) body.path("extract"))
                                .put("records", body.at("/extract/records").asInt(0) + 1);
                    }
                })),
                of("ANA-099", "findingsTellTheFigure", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    String sent = request.text();
                    return request.is("POST", CHECKS) && reply.status() == 201
                            ? reply.edit(body -> body.path("findings")
                                    .forEach(finding -> ((ObjectNode) finding).put("sentence", sent)))
                            : reply;
                }));
    }

    /** Overlooks findings of one rule. */
    private static Mutation found(String rule) {
        return Edits.answers("POST", CHECKS, body -> {
            List<JsonNode> kept = body.path("findings")
                    .valueStream()
                    .filter(finding -> !finding.path("rule").asString("").equals(rule))
                    .toList();
            kept.forEach(body.putArray("findings")::add);
            body.put("outcome", kept.isEmpty() ? "may-leave" : "may-not-leave");
        });
    }

    private static void alone(ObjectNode check) {
        if (check.path("together").asInt(0) > 0) {
            check.put("outcome", "may-leave").putArray("findings");
        }
    }

    /** Tells everybody what it has told somebody. */
    private static Mutation readByAnybody() {
        Map<String, Reply> seen = new ConcurrentHashMap<>();
        return (request, toy) -> kept(request, toy, REQUEST, "not-found", seen);
    }

    /** Goes on to tell rows that it has told. */
    private static Mutation rowsStay() {
        Map<String, Reply> seen = new ConcurrentHashMap<>();
        return (request, toy) -> kept(request, toy, "/v1/exports/[^/]+/rows", "export-expired", seen);
    }

    private static Reply kept(Request request, Handler toy, String path, String refusal, Map<String, Reply> seen) {
        Reply reply = toy.handle(request);
        if (!request.is("GET", path)) {
            return reply;
        }
        if (reply.status() == 200) {
            seen.put(request.path(), reply);
        }
        return reply.isProblem(refusal) ? seen.getOrDefault(request.path(), reply) : reply;
    }
}
