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
import java.util.function.UnaryOperator;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about safety notices and the responses to them. */
final class NoticeMutants {

    private static final String NOTICE = "/v1/safety-notices/[^/]+";
    private static final String RESPONSES = "/v1/jurisdictions/[^/]+/notice-responses";
    private static final int PAGE = 100;
    private static final String STEP = NOTICE + "/transitions";
    private static final String RESPONSE = "/v1/jurisdictions/[^/]+/notice-responses/[^/]+";

    private NoticeMutants() {}

    static List<Mutant> all() {
        return List.of(
                draftsExistForMembers("/v1/safety-notices", ""),
                draftsExistForMembers(NOTICE + "/transitions", "gate"),
                draftsExistForMembers(NOTICE + "/transitions", "withdrawn"),
                draftsAreListed(),
                of("NTC-023", "anyReferenceIsADecision", Edits.bodies("POST", "/v1/safety-notices", body -> {
                    if (body.has("decision")) {
                        body.put("decision", "EC-CONF-1");
                    }
                })),
                of("NTC-001", "aRefusalTellsOfDrafts", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", NOTICE) && reply.isProblem("not-found")
                            ? reply.edit(body -> body.put("detail", "No notice " + request.path() + " was issued."))
                            : reply;
                }),
                onePersonIsEnough(),
                of("NTC-002", "anyReviewPasses", Edits.bodies("POST", NOTICE + "/gate-reviews", body -> body.path(
                                "answers")
                        .forEach(one -> ((ObjectNode) one).put("answer", "met")))),
                of("NTC-002", "theDrafterReviews", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", NOTICE + "/gate-reviews") && reply.isProblem("second-person-needed")
                            ? notice(request, toy).status(201)
                            : reply;
                }),
                onePersonPassesTwice(),
                of("NTC-003", "equityIsAskedForAlone", Edits.problems("validation-failed", body -> {
                    List<JsonNode> kept = body.path("findings")
                            .valueStream()
                            .filter(one -> !one.path("pointer")
                                    .asString("")
                                    .matches("/actions/[0-9]+/(feasibility|unintendedEffects|burden|measure)"))
                            .toList();
                    kept.forEach(body.putArray("findings")::add);
                })),
                of("NTC-003", "aQuestionCountsTwice", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    int answers = request.text().split("\"question\"", -1).length - 1;
                    return request.is("POST", NOTICE + "/gate-reviews")
                                    && reply.isProblem("validation-failed")
                                    && answers == 7
                            ? notice(request, toy).status(201)
                            : reply;
                }),
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
                untold("anIssueIsNotTold", "[^/]+", "issued"),
                untold("anAmendmentIsNotTold", "[^/]+", "amended"),
                untold("anEndIsNotTold", "[^/]+", "closed"),
                untold("aWithdrawalIsNotTold", "[^/]+", "withdrawn"),
                untold("theFirstMemberIsForgotten", "US-XA", ".*"),
                untold("theSecondMemberIsForgotten", "US-XB", ".*"),
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
                of("NTC-011", "actionsAreTold", Edits.answers("GET", NOTICE + "/responses", body -> body.path("rows")
                        .forEach(row -> ((ObjectNode) row)
                                .putArray("adopted")
                                .addObject()
                                .put("action", "room-check")
                                .put("how", "adapted")))),
                notesAreForEverybody(),
                of("NTC-012", "oneMemberIsForgotten", Edits.answers("GET", NOTICE + "/responses", body -> {
                    List<JsonNode> rows = body.path("rows")
                            .valueStream()
                            .filter(row ->
                                    !row.path("jurisdiction").asString("").equals("US-XB"))
                            .toList();
                    rows.forEach(body.putArray("rows")::add);
                })),
                of("NTC-012", "fewAreCounted", Edits.answers("GET", NOTICE + "/responses", body -> {
                    if (body.has("totalsWithheld")) {
                        body.remove("totalsWithheld");
                        ObjectNode totals = body.putObject("totals");
                        List.of(
                                        "audience",
                                        "notSeen",
                                        "acknowledged",
                                        "assessing",
                                        "notApplicable",
                                        "actionPlanned",
                                        "actionDone",
                                        "overdue",
                                        "actionOverdue")
                                .forEach(name -> totals.put(name, 0));
                    }
                })),
                of("NTC-012", "theLastComesFirst", Edits.answers("GET", NOTICE + "/responses", body -> {
                    List<JsonNode> rows =
                            new ArrayList<>(body.path("rows").valueStream().toList());
                    Collections.reverse(rows);
                    rows.forEach(body.putArray("rows")::add);
                })),
                of("NTC-013", "everybodyIsLate", Edits.answers("GET", RESPONSE, body -> body.put("overdue", true))),
                of("NTC-013", "everybodyIsLateInLists", Edits.answers("GET", RESPONSES, body -> body.path("items")
                        .forEach(one -> ((ObjectNode) one).put("overdue", true)))),
                of("NTC-013", "everybodyIsLateForOthers", Edits.answers("GET", NOTICE + "/responses", body -> body.path(
                                "rows")
                        .forEach(row -> ((ObjectNode) row).put("overdue", true)))),
                of("NTC-013", "noActionIsLate", Edits.answers("GET", RESPONSE, body -> body.remove("actionOverdue"))),
                of(
                        "NTC-013",
                        "everyActionIsLate",
                        Edits.answers("GET", RESPONSE, body -> body.put("actionOverdue", true))),
                page("thePageForgetsTheSecondAction", text -> text.replaceFirst("(<p>.*?</p>)<p>.*", "$1")),
                page("thePageForgetsItsNumber", text -> text.replaceAll("NPCS-SN-[0-9-]+", "")),
                of("NTC-014", "thePrintIsAPage", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", NOTICE)
                                    && reply.header("Content-Type").startsWith("application/pdf")
                            ? reply.rewritten(text -> "<html>" + text)
                            : reply;
                }),
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
                asksOn("whatIsClosedAsksOn", "acknowledged", "closed"),
                asksOn("whatIsWithdrawnAsksOn", "acknowledged", "withdrawn"),
                asksOn("answersGoOn", "assessing", "closed"),
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

    private static Mutant untold(String name, String member, String state) {
        return of(
                "NTC-008",
                name,
                Edits.answers(
                        "GET",
                        "/v1/jurisdictions/" + member + "/changes",
                        body -> keep(
                                body,
                                entry -> !entry.path("noun").asString("").equals("safety-notice")
                                        || !entry.path("state").asString("").matches(state))));
    }

    private static Mutant page(String name, UnaryOperator<String> change) {
        return of("NTC-014", name, (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("GET", NOTICE) && reply.header("Content-Type").startsWith("text/html")
                    ? reply.rewritten(change)
                    : reply;
        });
    }

    private static Mutant asksOn(String name, String step, String ended) {
        return of("NTC-017", name, (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("PUT", RESPONSE)
                            && request.text().contains('"' + step + '"')
                            && reply.isProblem("illegal-transition")
                            && reply.json().path("state").asString("").equals(ended)
                    ? toy.handle(request.as("GET").at(request.path(), ""))
                    : reply;
        });
    }

    /** Tells notes that are for whoever wrote the notice to every member. */
    private static Mutant notesAreForEverybody() {
        Map<String, JsonNode> notes = new ConcurrentHashMap<>();
        return of("NTC-011", "notesAreForEverybody", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("PUT", RESPONSE)
                    && reply.status() < 300
                    && reply.json().has("note")) {
                notes.put(
                        "/v1/safety-notices/" + reply.json().path("noticeId").asString("") + "/responses",
                        reply.json().path("note"));
            }
            JsonNode note = notes.get(request.path());
            return request.is("GET", NOTICE + "/responses")
                            && note != null
                            && reply.status() == 200
                            && reply.json().path("notes").isEmpty()
                    ? reply.edit(body -> body.withArray("/notes").add(note))
                    : reply;
        });
    }

    private static Mutant draftsAreListed() {
        Map<String, JsonNode> drafts = new ConcurrentHashMap<>();
        return of("NTC-001", "draftsAreListed", (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", "/v1/safety-notices") && reply.status() == 201) {
                drafts.put(reply.json().path("id").asString(""), reply.json());
            }
            return request.is("GET", "/v1/safety-notices")
                            && reply.status() == 200
                            && reply.json().path("complete").asBoolean(false)
                    ? reply.edit(body -> drafts.forEach((id, draft) -> {
                        if (body.path("items").size() < PAGE && !body.toString().contains(id)) {
                            body.withArray("/items").add(draft);
                        }
                    }))
                    : reply;
        });
    }

    /** Issues what one person has passed twice. */
    private static Mutant onePersonPassesTwice() {
        Map<String, Integer> reviews = new ConcurrentHashMap<>();
        return of("NTC-002", "onePersonPassesTwice", (request, toy) -> {
            Reply reply = toy.handle(request);
            String path = request.path().replaceAll("/(transitions|gate-reviews)$", "");
            if (request.is("POST", NOTICE + "/gate-reviews") && reply.status() == 201) {
                reviews.merge(path, 1, Integer::sum);
            }
            if (request.is("PUT", NOTICE)) {
                reviews.remove(path);
            }
            return request.is("POST", STEP)
                            && reply.isProblem("second-person-needed")
                            && reviews.getOrDefault(path, 0) == 2
                    ? notice(request, toy).edit(body -> body.put("state", "issued"))
                    : reply;
        });
    }

    /** Shows members what was never issued, from a step on. */
    private static Mutant draftsExistForMembers(String step, String state) {
        Map<String, Reply> drafts = new ConcurrentHashMap<>();
        return of("NTC-001", "draftsExistForMembers" + state, (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("POST", step)
                    && reply.status() < 300
                    && reply.json().path("state").asString("").matches("draft|" + state)
                    && reply.json().path("edition").asInt(0) == 0) {
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
