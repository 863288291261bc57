package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about safety notices and the responses to them. */
final class NoticeMutants {

    private static final String NOTICE = "/v1/safety-notices/[^/]+";
    private static final String STEP = NOTICE + "/transitions";
    private static final String RESPONSE = "/v1/jurisdictions/[^/]+/notice-responses/[^/]+";

    private NoticeMutants() {}

    static List<Mutant> all() {
        return List.of(
                draftsExistForMembers(),
                onePersonIsEnough(),
                of("NTC-003", "halfAReviewWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", NOTICE + "/gate-reviews") && reply.isProblem("validation-failed")
                            ? notice(request, toy).status(201)
                            : reply;
                }),
                of("NTC-004", "numbersFindNothing", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/safety-notices/NPCS-SN-[0-9-]+") && reply.status() == 200
                            ? toy.handle(request.at("/v1/safety-notices/00000000-0000-4000-8000-000000000000", ""))
                            : reply;
                }),
                reviewsStayWithAnotherText(),
                of(
                        "NTC-006",
                        "nothingIsScreened",
                        steps(
                                (request, reply) -> reply.isProblem("validation-failed")
                                        && reply.json()
                                                .at("/findings/0/pointer")
                                                .asString("")
                                                .equals("/hazard"),
                                body -> body.put("state", "gate"))),
                of(
                        "NTC-007",
                        "anythingIsEvidence",
                        Edits.bodies("POST", "/v1/safety-notices", body -> body.remove("evidence"))),
                of(
                        "NTC-008",
                        "anEndIsNotTold",
                        Edits.answers(
                                "GET",
                                "/v1/jurisdictions/[^/]+/changes",
                                body -> keep(
                                        body,
                                        entry ->
                                                !entry.path("noun").asString("").equals("safety-notice")
                                                        || !entry.path("state")
                                                                .asString("")
                                                                .equals("closed")))),
                othersNoticesAreSeen(),
                of("NTC-010", "anyStepWillDo", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", RESPONSE)
                                    && reply.isProblem("illegal-transition")
                                    && reply.json().path("state").asString("").equals("not-seen")
                            ? toy.handle(request.as("GET").at(request.path(), ""))
                            : reply;
                }),
                of("NTC-011", "rolesAreTold", Edits.answers("GET", NOTICE + "/responses", body -> body.path("rows")
                        .forEach(row -> ((ObjectNode) row).put("role", "quality-lead")))),
                of("NTC-012", "theLastComesFirst", Edits.answers("GET", NOTICE + "/responses", body -> {
                    List<JsonNode> rows =
                            new ArrayList<>(body.path("rows").valueStream().toList());
                    Collections.reverse(rows);
                    rows.forEach(body.putArray("rows")::add);
                })),
                of("NTC-013", "everybodyIsLate", Edits.answers("GET", RESPONSE, body -> body.put("overdue", true))),
                of("NTC-014", "thePageForgetsActions", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", NOTICE)
                                    && reply.header("Content-Type").startsWith("text/html")
                            ? reply.rewritten(page -> page.replaceAll("<p>.*</p>", ""))
                            : reply;
                }),
                anAmendmentIsSeenAtOnce(),
                of("NTC-016", "notesAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", RESPONSE) && reply.isProblem("validation-failed")
                            ? toy.handle(Edits.changed(request, body -> {
                                body.remove("note");
                                body.remove("noteFor");
                            }))
                            : reply;
                }),
                of("NTC-017", "whatHasEndedAsksOn", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("PUT", RESPONSE)
                                    && reply.isProblem("illegal-transition")
                                    && Set.of("closed", "withdrawn")
                                            .contains(reply.json().path("state").asString(""))
                            ? toy.handle(request.as("GET").at(request.path(), ""))
                            : reply;
                }),
                of(
                        "NTC-018",
                        "nothingIsWarnedOf",
                        Edits.answers("POST", "/v1/safety-notices", body -> body.putArray("warnings"))));
    }

    /** Answers steps that were refused as if they had been taken. */
    private static Mutation steps(BiPredicate<Request, Reply> refused, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("POST", STEP) && refused.test(request, reply)
                    ? notice(request, toy).edit(change)
                    : reply;
        };
    }

    private static Reply notice(Request request, Handler toy) {
        String path = request.path().replaceAll("/(transitions|gate-reviews)$", "");
        return toy.handle(request.as("GET").at(path, "").with("Idempotency-Key", ""));
    }

    private static Mutant draftsExistForMembers() {
        Map<String, Reply> drafts = new ConcurrentHashMap<>();
        return of("NTC-001", "draftsExistForMembers", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", "/v1/safety-notices") && reply.status() == 201) {
                drafts.put("/v1/safety-notices/" + reply.json().path("id").asString(""), reply.status(200));
            }
            return request.is("GET", NOTICE) && reply.status() == 404
                    ? drafts.getOrDefault(request.path(), reply)
                    : reply;
        });
    }

    private static Mutant othersNoticesAreSeen() {
        Map<String, Reply> told = new ConcurrentHashMap<>();
        return of("NTC-009", "othersNoticesAreSeen", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", STEP) && reply.status() == 200) {
                told.put("/v1/safety-notices/" + reply.json().path("number").asString(""), reply);
            }
            return request.is("GET", NOTICE) && reply.status() == 404
                    ? told.getOrDefault(request.path(), reply)
                    : reply;
        });
    }

    private static Mutant onePersonIsEnough() {
        Set<String> reviewed = ConcurrentHashMap.newKeySet();
        return of("NTC-002", "onePersonIsEnough", (request, toy) -> {
            Reply reply = toy.handle(request);
            String path = request.path().replaceAll("/(transitions|gate-reviews)$", "");
            if (request.is("POST", NOTICE + "/gate-reviews") && reply.status() == 201) {
                reviewed.add(path);
            }
            if (request.is("PUT", NOTICE)) {
                reviewed.remove(path);
            }
            return request.is("POST", STEP) && reply.isProblem("second-person-needed") && reviewed.contains(path)
                    ? notice(request, toy).edit(body -> body.put("state", "issued"))
                    : reply;
        });
    }

    private static Mutant reviewsStayWithAnotherText() {
        Set<String> changed = ConcurrentHashMap.newKeySet();
        return of("NTC-005", "reviewsStayWithAnotherText", (request, toy) -> {
            Reply reply = toy.handle(request);
            String path = request.path().replaceAll("/transitions$", "");
            if (request.is("PUT", NOTICE)
                    && reply.status() == 200
                    && !reply.json().has("amendment")) {
                changed.add(path);
            }
            return request.is("POST", STEP) && reply.isProblem("second-person-needed") && changed.contains(path)
                    ? notice(request, toy).edit(body -> body.put("state", "issued"))
                    : reply;
        });
    }

    private static Mutant anAmendmentIsSeenAtOnce() {
        Map<String, JsonNode> amended = new ConcurrentHashMap<>();
        return of("NTC-015", "anAmendmentIsSeenAtOnce", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("PUT", NOTICE)
                    && reply.status() == 200
                    && reply.json().has("amendment")) {
                amended.put(request.path(), reply.json().path("amendment"));
            }
            return request.is("GET", NOTICE) && amended.containsKey(request.path())
                    ? reply.edit(body -> body.set("content", amended.get(request.path())))
                    : reply;
        });
    }

    private static void keep(ObjectNode body, Predicate<JsonNode> which) {
        List<JsonNode> kept = body.path("items").valueStream().filter(which).toList();
        kept.forEach(body.putArray("items")::add);
    }
}
