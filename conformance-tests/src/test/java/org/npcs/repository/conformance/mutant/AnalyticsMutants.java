package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about figures, and about what others may see of them. */
final class AnalyticsMutants {

    private static final String TABLE = "/v1/analytics/[^/]+";
    private static final String RELEASE = "/v1/releases/[^/]+";
    private static final String BENCHMARK = "/v1/jurisdictions/[^/]+/benchmarks/[^/]+";

    private AnalyticsMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("ANA-001", "aColumnIsNotExplained", Edits.answers("GET", TABLE + "/columns", body -> {
                    ArrayNode columns = (ArrayNode) body.path("columns");
                    columns.remove(columns.size() - 1);
                })),
                of("ANA-002", "theReleaseIsNotNamed", questions("^(?!.*(release|member)=).*", body -> ((ObjectNode)
                                body.path("query"))
                        .remove("release"))),
                new Mutant("ANA-003", "eachAnswerIsNumbered", AnalyticsMutants::numbered),
                of(
                        "ANA-004",
                        "whatIsHiddenIsShown",
                        questions(
                                "^(?!.*limit=).*",
                                body -> rows(body, row -> {
                                    if (!row.has("nLower")) {
                                        row.put("status", "shown");
                                    }
                                }))),
                of(
                        "ANA-005",
                        "totalsAreExact",
                        questions(
                                "^(?!.*limit=).*",
                                body -> rows(body, row -> {
                                    if (row.has("ofLower")) {
                                        row.put("ofUpper", row.path("ofLower").asLong());
                                    }
                                }))),
                of(
                        "ANA-006",
                        "smallOwnCountsAreHidden",
                        questions(
                                ".*period=month.*",
                                body -> rows(body, row -> {
                                    if (row.path("n").asLong(0) <= 10) {
                                        row.put("status", "suppressed-small").remove(List.of("n", "nLower", "nUpper"));
                                    }
                                }))),
                of(
                        "ANA-007",
                        "aRefusalDoesNotHelp",
                        Edits.problems("unknown-dimension", body -> body.remove("allowed"))),
                of("ANA-008", "filesEndAfterThreeRows", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", TABLE) && request.query().contains("format=csv")
                            ? reply.rewritten(
                                    text -> text.lines().limit(4).collect(Collectors.joining("\r\n", "", "\r\n")))
                            : reply;
                }),
                of("ANA-009", "theLinkForgetsTheDimension", questions(".*by=kind.*", body -> {
                    ObjectNode self = (ObjectNode) body.at("/links/0");
                    self.put("href", self.path("href").asString("").replace("by=kind&", ""));
                })),
                of(
                        "ANA-010",
                        "theAskerIsAmongTheOthers",
                        Edits.answers(
                                "GET",
                                BENCHMARK,
                                body -> rows(body, row -> {
                                    if (row.has("othersNLower")) {
                                        long own = row.path("ownN").asLong();
                                        row.put(
                                                "othersNLower",
                                                row.path("othersNLower").asLong() + own);
                                        row.put(
                                                "othersNUpper",
                                                row.path("othersNUpper").asLong() + own);
                                    }
                                }))),
                new Mutant("ANA-011", "comparisonsAreForEverybody", AnalyticsMutants::remembered),
                of("ANA-100", "nothingStatedIsTold", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean meant = request.is("GET", "/v1/analytics/learning")
                            && request.query().matches("release=[^&]*")
                            && reply.status() == 200;
                    return meant ? reply.edit(body -> body.putArray("rows")) : reply;
                }),
                of("ANA-101", "whatIsCountedIsToldTwice", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean meant = request.is("GET", "/v1/analytics/outcomes")
                            && request.query().matches("release=[^&]*&limit=500")
                            && reply.status() == 200;
                    return meant
                            ? reply.edit(body ->
                                    ((ObjectNode) body.at("/rows/0")).put("measure", "fatality-rate-population"))
                            : reply;
                }),
                of("ANA-102", "ownStatementsAreRounded", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    boolean meant = request.is("GET", "/v1/analytics/outcomes")
                            && request.query().contains("member=")
                            && reply.status() == 200;
                    return meant
                            ? reply.edit(body -> rows(body, row -> {
                                if (row.has("n")) {
                                    row.put("n", row.path("n").asLong() / 10 * 10);
                                }
                            }))
                            : reply;
                }),
                of("ANA-103", "monthsAreTold", (request, toy) -> {
                    boolean meant = request.is("GET", "/v1/analytics/(outcomes|bundle|learning)")
                            && request.query().contains("period=month");
                    return toy.handle(
                            meant
                                    ? request.at(request.path(), request.query().replace("period=month", "period=year"))
                                    : request);
                }),
                of(
                        "ANA-104",
                        "aQuartileIsTheShareOfOne",
                        Edits.answers(
                                "GET",
                                BENCHMARK,
                                body -> rows(body, row -> {
                                    if (row.has("quartileMiddle")) {
                                        row.put("quartileMiddle", 0.2371);
                                    }
                                }))),
                of("ANA-105", "oneMemberStates", Edits.answers("GET", RELEASE + "/manifest", body -> body.path("tables")
                        .forEach(table -> {
                            if (table.has("statingMembers")) {
                                ((ObjectNode) table).put("statingMembers", 1);
                            }
                        }))),
                of("ANA-012", "otherRulesAreNamed", questions(".*release=.*", body -> body.put("rules", "1999-1"))),
                new Mutant("ANA-020", "draftsAreListed", AnalyticsMutants::listed),
                of("ANA-021", "whatHasNotEndedIsBuilt", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("period-not-ended")
                            ? toy.handle(Edits.changed(request, body -> body.put("base", "2020Q4"))
                                    .with("Idempotency-Key", UUID.randomUUID().toString()))
                            : reply;
                }),
                of(
                        "ANA-022",
                        "theDigestHoldsAClock",
                        Edits.answers(
                                "POST",
                                "/v1/releases",
                                body -> body.put("digest", UUID.randomUUID().toString()))),
                of("ANA-023", "onePersonIsEnough", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", RELEASE + "/transitions") && reply.isProblem("second-person-needed")
                            ? toy.handle(request.as("GET")
                                            .at(request.path().replace("/transitions", ""), "")
                                            .with("Idempotency-Key", ""))
                                    .edit(body -> body.put("state", "published"))
                            : reply;
                }),
                of("ANA-024", "whatIsRecalledNeverWas", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("release-recalled") ? Edits.as(reply, 404, "unknown-release") : reply;
                }),
                of(
                        "ANA-025",
                        "theManifestIsOfAnother",
                        Edits.answers("GET", RELEASE + "/manifest", body -> body.put("digest", "0".repeat(64)))),
                of("ANA-026", "contributorsAreNamed", Edits.answers("GET", RELEASE + "/manifest", body -> body.putArray(
                                "contributors")
                        .add("US-XB"))),
                of("ANA-027", "reasonsAreNotTold", Edits.answers("GET", RELEASE + "/suppressions", body -> body.path(
                                "items")
                        .forEach(cell -> ((ObjectNode) cell).put("reason", " ")))));
    }

    /** Changes good answers of tables to questions of a form. */
    private static Mutation questions(String form, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            boolean meant = request.is("GET", TABLE) && request.query().matches(form) && reply.status() == 200;
            return meant && reply.header("Content-Type").equals("application/json") ? reply.edit(change) : reply;
        };
    }

    private static void rows(ObjectNode body, Consumer<ObjectNode> change) {
        body.path("rows").forEach(row -> change.accept((ObjectNode) row));
    }

    private static Mutation numbered() {
        AtomicLong count = new AtomicLong();
        return questions(".*", body -> body.put("answer", count.incrementAndGet()));
    }

    private static Mutation remembered() {
        Map<String, Reply> known = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("GET", BENCHMARK)) {
                return reply;
            }
            if (reply.status() == 200) {
                known.put(request.path(), reply);
            }
            return reply.status() == 404 ? known.getOrDefault(request.path(), reply) : reply;
        };
    }

    private static Mutation listed() {
        Map<String, ObjectNode> drafts = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", "/v1/releases") && reply.status() == 201) {
                drafts.put(reply.json().path("id").asString(""), reply.json());
            }
            return request.is("GET", "/v1/releases") && !request.query().contains("state=") && reply.status() == 200
                    ? reply.edit(body -> drafts.values().forEach(((ArrayNode) body.path("items"))::add))
                    : reply;
        };
    }
}
