package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are wrong about teams, membership, participants, the work plan and goals. */
final class PartnershipMutants {

    private static final String OWN = "/v1/jurisdictions/[^/]+/";
    private static final String TEAM = OWN + "team";
    private static final String MEMBERSHIP = OWN + "membership";
    private static final String STEP = MEMBERSHIP + "/transitions";
    private static final String REPORT = OWN + "activity-statements/[^/]+";
    private static final String PARTICIPANT = "/v1/participants/[^/]+";
    private static final String PLAN = "/v1/work-plan";
    private static final String ITEM = PLAN + "/[^/]+";
    private static final String GOALS = "/v1/goals";
    private static final String LOOKS = GOALS + "/[^/]+/looks";

    private PartnershipMutants() {}

    static List<Mutant> all() {
        return List.of(
                of("MEM-100", "teamsAreHidden", Edits.answers("GET", TEAM, body -> body.putArray("positions"))),
                of(
                        "MEM-101",
                        "nobodyLeads",
                        Edits.pretends("POST", STEP, "charter-rule", 200, body -> body.put("state", "active"))),
                of("MEM-102", "nothingIsFlagged", Edits.answers("GET", MEMBERSHIP, body -> body.putArray("flags"))),
                of("MEM-103", "stepsAreForgotten", Edits.answers("GET", MEMBERSHIP, body -> body.putArray("steps"))),
                of(
                        "MEM-104",
                        "anybodySucceeds",
                        Edits.pretends("POST", STEP, "validation-failed", 200, body -> body.put("state", "succeeded"))),
                of(
                        "MEM-105",
                        "moreIsMissing",
                        Edits.answers("GET", OWN + "onboarding", body -> body.put("missing", 99))),
                of(
                        "MEM-106",
                        "nobodyHasDecided",
                        Edits.pretends(
                                "POST",
                                PARTICIPANT + "/transitions",
                                "charter-rule",
                                200,
                                body -> body.put("state", "active"))),
                of(
                        "MEM-107",
                        "interestsAreHidden",
                        Edits.answers("GET", PARTICIPANT, body -> body.putArray("interests"))),
                new Mutant("MEM-108", "reportsAreTold", PartnershipMutants::told),
                of(
                        "MEM-109",
                        "relationsLeadNowhere",
                        Edits.pretends("PUT", OWN + "relations", "validation-failed", 200, body -> {})),
                of("MEM-110", "contextIsNotScreened", Edits.bodies("PUT", TEAM, body -> {
                    if (body.has("context") && body.path("context").asString("").contains("555")) {
                        body.put("context", "More is known at home.");
                    }
                })),
                of("MEM-111", "keysAreMended", Edits.bodies("PUT", TEAM, body -> {
                    if (body.at("/positions/1/key").equals(body.at("/positions/0/key"))) {
                        ((ArrayNode) body.path("positions")).remove(1);
                    }
                })),
                of("GVN-070", "emptyActivitiesAreNotNamed", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", PLAN) && reply.text().startsWith("{") && reply.status() == 200
                            ? reply.edit(body -> body.putArray("withoutItem"))
                            : reply;
                }),
                of("GVN-071", "thePastIsRewritten", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", PLAN) && reply.text().startsWith("{") && reply.status() == 200
                            ? reply.edit(body -> items(
                                    body,
                                    item -> item.put(
                                            "status",
                                            item.path("steps")
                                                    .get(item.path("steps").size() - 1)
                                                    .path("status")
                                                    .asString(""))))
                            : reply;
                }),
                of("GVN-072", "stepsAreForgotten", Edits.answers("GET", ITEM, body -> {
                    while (body.path("steps").size() > 1) {
                        ((ArrayNode) body.path("steps")).remove(0);
                    }
                })),
                of("GVN-073", "nothingIsForgotten", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", PLAN) && reply.text().startsWith("{") && reply.status() == 200
                            ? reply.edit(body -> items(body.put("untouched", 0), item -> item.putArray("flags")))
                            : reply;
                }),
                of("GVN-074", "thePageIsEmpty", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", PLAN) && reply.text().startsWith("<")
                            ? reply.rewritten(page -> page.replaceAll("<p>[^<]*</p>", ""))
                            : reply;
                }),
                of("GVN-075", "figuresHaveNoSource", Edits.answers("GET", GOALS, body -> body.path("items")
                        .forEach(goal ->
                                goal.path("figures").forEach(figure -> ((ObjectNode) figure).put("source", ""))))),
                of("GVN-076", "incidentsAreCounted", Edits.answers("GET", GOALS, body -> body.path("items")
                        .forEach(goal -> goal.path("figures").forEach(figure -> {
                            if (figure.path("figure").asString("").equals("incidents-held")) {
                                ((ObjectNode) figure).put("value", 12);
                            }
                        })))),
                of("GVN-077", "everybodyLooks", Edits.answers("POST", LOOKS, body -> body.putArray("flags"))),
                of("GVN-078", "nextStepsAreNotScreened", Edits.bodies("PUT", ITEM, body -> {
                    if (body.path("nextStep").asString("").contains("555")) {
                        body.put("nextStep", "Somebody is called.");
                    }
                })),
                of("GVN-079", "daysAreMended", Edits.bodies("POST", ITEM + "/transitions", body -> body.remove("on"))));
    }

    private static void items(ObjectNode plan, java.util.function.Consumer<ObjectNode> change) {
        plan.path("activities")
                .forEach(activity -> activity.path("items").forEach(item -> change.accept((ObjectNode) item)));
    }

    /** Answers with what was told to its member where there is nothing for the caller. */
    private static Mutation told() {
        Map<String, Reply> told = new ConcurrentHashMap<>();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (request.is("PUT", REPORT) && reply.status() < 300) {
                told.put(request.path(), reply.status(200));
            }
            return request.is("GET", REPORT) && reply.isProblem("not-found")
                    ? told.getOrDefault(request.path(), reply)
                    : reply;
        };
    }
}
