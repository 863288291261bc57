package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about bundles, priorities and cycles. */
final class ImprovementMutants {

    private static final String OWN = "/v1/jurisdictions/[^/]+/";
    private static final String OBSERVATION = OWN + "bundle-observations/[^/]+/[^/]+/[^/]+";
    private static final String SCORES = OWN + "bundle-scores";
    private static final String PRIORITIES = "/v1/quality-priorities";
    private static final String PRIORITY = PRIORITIES + "/[^/]+";
    private static final String PART = OWN + "priority-participations/[^/]+";
    private static final String CYCLES = OWN + "pdsa-cycles";
    private static final String CYCLE = CYCLES + "/[^/]+";

    private ImprovementMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "IMP-001",
                        "nobodyKnowsWhereToLook",
                        Edits.answers("GET", "/v1/bundles/[^/]+/versions/[^/]+", body -> body.path("elements")
                                .forEach(one -> ((ObjectNode) one).put("dataSource", "")))),
                of(
                        "IMP-001",
                        "nobodyKnowsForWhomItIsNot",
                        Edits.answers("GET", "/v1/bundles/[^/]+/versions/[^/]+", body -> body.path("elements")
                                .forEach(one -> ((ObjectNode) one).remove("exclusions")))),
                of(
                        "IMP-001",
                        "bundlesChange",
                        Edits.answers(
                                "GET", "/v1/bundles/[^/]+/versions/[^/]+", body -> body.put("name", "Another bundle"))),
                of("IMP-002", "sumsAreMended", Edits.bodies("PUT", OBSERVATION, body -> body.path("elements")
                        .forEach(one -> ((ObjectNode) one)
                                .put(
                                        "notRecorded",
                                        Math.max(
                                                0,
                                                body.path("eligible").asInt(0)
                                                        - one.path("met").asInt(0)
                                                        - one.path("notMet").asInt(0)
                                                        - one.path("notApplicable")
                                                                .asInt(0)))))),
                new Mutant(
                        "IMP-003",
                        "othersScoresAreTold",
                        () -> remembered(
                                SCORES,
                                (request, reply) ->
                                        request.is("GET", SCORES) && reply.status() == 200 ? request.path() : "")),
                new Mutant(
                        "IMP-003",
                        "othersObservationsAreTold",
                        () -> remembered(
                                OBSERVATION,
                                (request, reply) ->
                                        request.is("PUT", OBSERVATION) && reply.status() == 201 ? request.path() : "")),
                of("IMP-004", "gapsAreLeftOut", Edits.answers("GET", SCORES, body -> body.path("months")
                        .forEach(month -> month.path("elements").forEach(one -> {
                            if (one.path("share") instanceof ObjectNode share) {
                                share.put(
                                        "denominator",
                                        share.path("denominator").asInt(0)
                                                - one.path("notRecorded").asInt(0));
                            }
                        })))),
                of("IMP-005", "nothingIsScored", Edits.answers("GET", SCORES, body -> body.path("months")
                        .forEach(month -> ((ObjectNode) month).put("status", "scored")))),
                of("IMP-006", "limitsAreWider", Edits.answers("GET", "/v1/charts/bundle", body -> body.path("points")
                        .forEach(point -> ((ObjectNode) point)
                                .put("upper", point.path("upper").asDouble(0) + 0.000002)))),
                of(
                        "IMP-007",
                        "nobodyHasDecided",
                        Edits.pretends(
                                "POST",
                                PRIORITY + "/transitions",
                                "validation-failed",
                                200,
                                body -> body.put("state", "adopted"))),
                of("IMP-015", "anyReferenceIsADecision", Edits.bodies("POST", PRIORITIES, ImprovementMutants::known)),
                of("IMP-015", "decisionsAreNamedLater", Edits.bodies("PUT", PRIORITY, ImprovementMutants::known)),
                of("IMP-008", "nobodyIsWarned", Edits.answers("POST", PRIORITIES, body -> body.putArray("warnings"))),
                new Mutant(
                        "IMP-009",
                        "ideasAreSeen",
                        () -> remembered(
                                PRIORITY,
                                (request, reply) -> request.is("POST", PRIORITIES) && reply.status() == 201
                                        ? PRIORITIES + "/"
                                                + reply.json().path("id").asString("")
                                        : "")),
                new Mutant(
                        "IMP-010",
                        "whoTakesPartIsTold",
                        () -> remembered(
                                PART,
                                (request, reply) ->
                                        request.is("PUT", PART) && reply.status() == 201 ? request.path() : "")),
                of(
                        "IMP-011",
                        "predictionsFollowResults",
                        Edits.pretends("PUT", CYCLE, "validation-failed", 200, body -> {})),
                new Mutant(
                        "IMP-012",
                        "cyclesAreSeen",
                        () -> remembered(
                                CYCLE,
                                (request, reply) -> request.is("POST", CYCLES) && reply.status() == 201
                                        ? request.path() + "/"
                                                + reply.json().path("id").asString("")
                                        : "")),
                of("IMP-013", "aimsAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", PRIORITIES)
                                    && reply.isProblem("validation-failed")
                                    && reply.json()
                                            .at("/findings/0/pointer")
                                            .asString("")
                                            .equals("/aim")
                            ? toy.handle(Edits.changed(request, body -> body.put("aim", "More children get it.")))
                            : reply;
                }),
                evidence("anyRowIsEvidence", "evidence", body -> body.at("/evidence/0/release")
                        .asString("")
                        .equals("2001Q1.1")),
                evidence("anyNoticeIsAReason", "notices", body -> body.at("/notices/0")
                        .asString("")
                        .startsWith("NPCS-SN-2001")),
                of("IMP-014", "anythingIsEvidence", Edits.bodies("POST", PRIORITIES, body -> {
                    body.remove("evidence");
                    body.remove("notices");
                })));
    }

    /** Writes a decision that is taken as it is, where one is named. */
    private static void known(ObjectNode body) {
        if (body.has("decision")) {
            body.put("decision", "EC-CONF-1");
        }
    }

    /** Looks up no evidence of a kind but what nobody could have. */
    private static Mutant evidence(String name, String member, Predicate<ObjectNode> never) {
        return of("IMP-014", name, Edits.bodies("POST", PRIORITIES, body -> {
            if (!never.test(body)) {
                body.remove(member);
            }
        }));
    }

    /** Answers with what was told to others where there is nothing for the caller. */
    private static Mutation remembered(String path, BiFunction<Request, Reply, String> address) {
        Map<String, Reply> told = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            String at = address.apply(request, reply);
            if (!at.isEmpty()) {
                told.put(at, reply.status(200));
            }
            return request.is("GET", path) && reply.isProblem("not-found")
                    ? told.getOrDefault(request.path(), reply)
                    : reply;
        };
    }
}
