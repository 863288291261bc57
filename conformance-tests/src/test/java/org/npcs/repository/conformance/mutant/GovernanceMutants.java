package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about the charter, committees, seats and offices. */
final class GovernanceMutants {

    private static final String VERSION = "/v1/charter-versions/[^/]+";
    private static final String EXECUTIVE = "/v1/committees/executive";
    private static final String COMMITTEE = "/v1/committees/[^/]+";
    private static final String TERMS = COMMITTEE + "/terms";
    private static final String OFFICES = COMMITTEE + "/offices";
    private static final String NOMINATIONS = "/v1/nominations";

    private GovernanceMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "GVN-001",
                        "whatWasApprovedIsRewritten",
                        Edits.pretends("PUT", VERSION, "illegal-transition", 200, body -> {})),
                of("GVN-002", "nobodyAsksForAnswers", refusedFor("POST", VERSION + "/transitions", "GOV-R-002", 200)),
                of("GVN-003", "thePastIsChanged", refusedFor("POST", VERSION + "/transitions", "GOV-R-003", 200)),
                of("GVN-004", "openReviewsAreForgotten", Edits.answers("GET", VERSION, body -> {
                    if (body.path("state").asString("").equals("in-review")) {
                        body.put("state", "in-force");
                    }
                })),
                of("GVN-005", "groupsNeedNoGoal", refusedFor("PUT", COMMITTEE, "GOV-R-004", 201)),
                of("GVN-006", "anybodySits", refusedFor("POST", TERMS, "GOV-R-007", 201)),
                of("GVN-007", "whoFollowsTakesTheRest", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", TERMS)
                                    && reply.status() == 201
                                    && reply.json().has("replaces")
                            ? reply.edit(body ->
                                    body.put("endsOn", body.path("startsOn").asString("")))
                            : reply;
                }),
                of("GVN-008", "membersSitTwice", refusedFor("POST", TERMS, "GOV-R-008", 201)),
                of("GVN-009", "officesOutlastTheSeat", Edits.answers("GET", "/v1/offices/[^/]+", body -> {
                    if (body.path("endReason").asString("").equals("seat-ended")) {
                        body.put("endsOn", "9999-12-31");
                    }
                })),
                of("GVN-010", "threeLead", refusedFor("POST", OFFICES, "GOV-R-009", 201)),
                of("GVN-011", "aThirdYearIsGiven", refusedFor("POST", OFFICES, "GOV-R-010", 201)),
                of("GVN-012", "advisorsLead", refusedFor("POST", OFFICES, "GOV-R-012", 201)),
                of(
                        "GVN-013",
                        "membersAreTakenFromTheBody",
                        Edits.answers(
                                "POST",
                                NOMINATIONS,
                                body -> body.put(
                                        "nominatedBy", body.path("jurisdiction").asString("")))),
                of("GVN-014", "nominationsStayOpen", Edits.answers("GET", NOMINATIONS + "/[^/]+", body -> {
                    if (body.path("state").asString("").equals("appointed")) {
                        body.put("state", "open");
                    }
                })),
                of("GVN-015", "daysAreCountedWrongly", Edits.answers("GET", EXECUTIVE, body -> body.path("sitting")
                        .forEach(seat -> ((ObjectNode) seat)
                                .put("daysLeft", seat.path("daysLeft").asInt(0) + 1)))),
                of(
                        "GVN-016",
                        "gapsAreHidden",
                        Edits.answers("GET", COMMITTEE + "/composition", body -> body.putArray("kindsWithoutSeat"))),
                of("GVN-017", "rolesNeedNoDecision", refusedFor("PUT", "/v1/governance-roles/[^/]+", "GOV-R-013", 201)),
                of("GVN-018", "purposesAreNotScreened", refusedFor("PUT", COMMITTEE, "GOV-R-001", 201)),
                of(
                        "GVN-019",
                        "paragraphsAreNotNamed",
                        Edits.problems("charter-rule", body -> body.remove("paragraph"))),
                of("GVN-020", "whoDoesNotSitLeads", refusedFor("POST", OFFICES, "GOV-R-011", 201)),
                of("GVN-021", "recordsAreOpen", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", "/v1/jurisdictions/[^/]+/reviews") && reply.isProblem("insufficient-scope")
                            ? nothing(reply)
                            : reply;
                }),
                of("GVN-022", "theCommitteeEnds", refusedFor("PUT", COMMITTEE, "GOV-R-020", 200)),
                of("GVN-023", "reviewsComeAsASurprise", Edits.answers("GET", VERSION, body -> body.putArray("flags"))),
                of("GVN-023", "theCommitteeIsNotReminded", Edits.answers("GET", EXECUTIVE, body -> {
                    List<String> others = body.path("flags")
                            .valueStream()
                            .map(one -> one.asString(""))
                            .filter(flag -> !flag.startsWith("charter-"))
                            .toList();
                    others.forEach(body.putArray("flags")::add);
                })));
    }

    /** Pretends that what a rule refuses was done. */
    private static Mutation refusedFor(String method, String path, String rule, int status) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            boolean refused = request.is(method, path)
                    && (reply.isProblem("charter-rule") || reply.isProblem("validation-failed"))
                    && reply.json().path("findings").valueStream().anyMatch(one -> one.path("rule")
                            .asString("")
                            .equals(rule));
            return refused ? done(reply, (ObjectNode) StrictJson.parse(request.body()), status) : reply;
        };
    }

    /** A record of any kind: what was sent, with what all kinds have. */
    private static Reply done(Reply refusal, ObjectNode sent, int status) {
        return refusal.status(status)
                .header("Content-Type", "application/json")
                .header("ETag", "\"1-0123456789abcdef\"")
                .edit(body -> {
                    body.removeAll();
                    body.put("id", UUID.randomUUID().toString())
                            .put("committee", "executive")
                            .put("role", "invented")
                            .put("charterVersion", "1")
                            .put("title", "Charter")
                            .put("state", "active")
                            .put("endsOn", "9999-12-31")
                            .put("openReviews", 0);
                    body.putArray("paragraphs")
                            .addObject()
                            .put("key", "all")
                            .put("heading", "All")
                            .put("text", "All.");
                    body.putObject("settings");
                    body.setAll(sent);
                    body.put("version", 1)
                            .put("etag", "\"1-0123456789abcdef\"")
                            .put("createdAt", "2026-11-30T02:09:00.123456Z")
                            .put("updatedAt", "2026-11-30T02:09:00.123456Z");
                });
    }

    /** An empty page. */
    private static Reply nothing(Reply refusal) {
        return refusal.status(200).header("Content-Type", "application/json").edit(body -> {
            String requestId = body.path("requestId").asString("");
            body.removeAll();
            body.putArray("items");
            body.put("complete", true);
            body.putObject("meta")
                    .put("requestId", requestId)
                    .put("contractVersion", Contract.version())
                    .put("at", "2026-11-30T02:09:00.123456Z");
        });
    }
}
