package org.npcs.repository.conformance.provider.governance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work plan as of any instant and in three forms, and goals with figures of the day. */
final class WorkAndGoals {

    private static final String PLAN = "/v1/work-plan";
    private static final String GOAL = "/v1/goals/leader-support";
    private static final String PHONE = "Call 555-201-3344 for more.";

    private static Persona coordinator(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        return Persona.OPERATOR;
    }

    private static ObjectNode content(Server server) {
        return server.invented()
                .object()
                .put("activity", "safety-notices")
                .put("title", "Invented item of a conformance run")
                .put("owner", "executive");
    }

    private static Answer item(Server server) {
        String path = PLAN + "/conf-" + server.invented().letters(10).toLowerCase(Locale.ROOT);
        return Expect.status(
                server.as(coordinator(server)).put(path).json(content(server)).send(), 200, 201);
    }

    private static String path(Answer item) {
        return PLAN + "/" + item.text("/item");
    }

    private static Answer move(Server server, String path, ObjectNode step) {
        return server.as(coordinator(server))
                .post(path + "/transitions")
                .json(step)
                .send();
    }

    private static ObjectNode to(Server server, String status) {
        return server.invented().object().put("to", status);
    }

    private static JsonNode found(Answer plan, String key) {
        for (JsonNode activity : plan.json().path("activities")) {
            for (JsonNode item : activity.path("items")) {
                if (item.path("item").asString("").equals(key)) {
                    return item;
                }
            }
        }
        return plan.json().path("nothing");
    }

    private static Answer asOf(Server server, String instant) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(PLAN + "?asOf=" + instant), 200);
    }

    @Requirement(value = "GVN-070", lookFirst = "Whether activities without an item are left out.")
    void everyActivityIsOnThePlan(Server server) {
        JsonNode plan =
                Expect.status(server.as(Persona.FIRST_LEAD).get(PLAN), 200).json();
        Expect.equal("the activities", published("charter-activity"), texts(plan.path("activities"), "activity"));
        List<String> empty = plan.path("activities")
                .valueStream()
                .filter(one -> one.path("items").isEmpty())
                .map(one -> one.path("activity").asString(""))
                .toList();
        Expect.equal("activities without an item", empty, texts(plan.path("withoutItem"), ""));
    }

    private static List<String> published(String system) {
        return Definitions.published().codeSystem(system).orElseThrow().codes().stream()
                .map(Code::code)
                .toList();
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream()
                .map(one -> (member.isEmpty() ? one : one.path(member)).asString(""))
                .toList();
    }

    @Requirement(value = "GVN-071", lookFirst = "Whether the past is read from what was stored then.")
    void thePlanTellsWhatWasBelievedThen(Server server) {
        Answer made = item(server);
        Expect.status(move(server, path(made), to(server, "in-progress")), 200);
        JsonNode past = found(asOf(server, made.text("/updatedAt")), made.text("/item"));
        Expect.equal("the status then", "not-started", past.path("status").asString(""));
        String before = Instant.parse(made.text("/updatedAt"))
                .minus(1, ChronoUnit.HOURS)
                .toString();
        Expect.that(found(asOf(server, before), made.text("/item")).isMissingNode(), "no item before", "one");
        Answer now = Expect.status(server.as(Persona.FIRST_LEAD).get(PLAN), 200);
        Expect.equal(
                "the status now",
                "in-progress",
                found(now, made.text("/item")).path("status").asString(""));
    }

    @Requirement(value = "GVN-072", lookFirst = "Whether the steps of an item are kept beside its status.")
    void theStatusMovesByStepsThatStay(Server server) {
        String path = path(item(server));
        Expect.problem(move(server, path, to(server, "done")), 409, "illegal-transition");
        Expect.status(move(server, path, to(server, "in-progress")), 200);
        Expect.status(move(server, path, to(server, "done")), 200);
        Expect.problem(move(server, path, to(server, "in-progress")), 409, "illegal-transition");
        JsonNode steps = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200)
                .json()
                .path("steps");
        Expect.equal("the steps", List.of("not-started", "in-progress", "done"), texts(steps, "status"));
        Expect.that(!texts(steps, "on").contains(""), "the day of each step", "a step without one");
    }

    @Requirement(value = "GVN-073", lookFirst = "Whether the days since the last version are counted.")
    void whatNobodyTouchedIsFlaggedAndNotBlocked(Server server) {
        Answer made = item(server);
        Expect.that(!flags(made.json()).contains("untouched"), "no flag on what is new", "untouched");
        String later = Instant.parse(made.text("/updatedAt"))
                .plus(800, ChronoUnit.DAYS)
                .toString();
        Answer plan = asOf(server, later);
        Expect.that(
                flags(found(plan, made.text("/item"))).contains("untouched"),
                "the flag untouched after 800 days",
                "none");
        Expect.that(plan.json().path("untouched").asInt(0) > 0, "a count of what nobody touched", "none");
        Expect.status(move(server, path(made), to(server, "stopped")), 200);
    }

    private static List<String> flags(JsonNode item) {
        return texts(item.path("flags"), "");
    }

    @Requirement(value = "GVN-074", lookFirst = "Whether all forms are made of the same items.")
    void thePlanIsToldInThreeForms(Server server) {
        String key = item(server).text("/item");
        Answer page = Expect.status(server.as(Persona.FIRST_LEAD).get(PLAN + "?format=html"), 200);
        Expect.equal("the media type", "text/html", page.mediaType());
        Expect.that(page.text().contains(key), "the item on the page", "that it is not there");
        Answer print = Expect.status(server.as(Persona.FIRST_LEAD).get(PLAN + "?format=pdf"), 200);
        String head = new String(print.bytes(), StandardCharsets.ISO_8859_1);
        Expect.that(head.startsWith("%PDF"), "a PDF document", "something else");
    }

    @Requirement(value = "GVN-075", lookFirst = "Whether goals of the charter are told that nobody stated anything of.")
    void allGoalsAreToldWithFiguresOfTheDay(Server server) {
        Answer goals = Expect.status(server.as(Persona.FIRST_LEAD).get("/v1/goals?limit=100"), 200);
        Expect.equal("the goals", published("charter-goal"), texts(goals.json().path("items"), "goal"));
        int figures = 0;
        for (JsonNode goal : goals.json().path("items")) {
            for (JsonNode figure : goal.path("figures")) {
                figures++;
                Expect.that(!figure.path("source").asString("").isEmpty(), "the source of a figure", "none");
                Expect.that(!figure.path("at").asString("").isEmpty(), "the instant of a figure", "none");
            }
        }
        Expect.that(figures > 0, "figures", "none");
    }

    @Requirement(value = "GVN-076", lookFirst = "Whether incidents are counted for a goal.")
    void incidentsAreToldByReleasesAlone(Server server) {
        Answer goals = Expect.status(server.as(Persona.FIRST_LEAD).get("/v1/goals?limit=100"), 200);
        for (JsonNode goal : goals.json().path("items")) {
            for (JsonNode figure : goal.path("figures")) {
                if (figure.path("figure").asString("").equals("incidents-held")) {
                    Expect.that(!figure.has("value"), "no count of incidents", "one");
                    Expect.equal("why", "releases-alone", figure.path("untold").asString(""));
                }
            }
        }
    }

    @Requirement(value = "GVN-077", lookFirst = "Whether the day of the last look is compared with the clock.")
    void aGoalThatNobodyLookedAtIsFlagged(Server server) {
        Answer old = Expect.status(look(server, server.invented().object().put("on", "2001-01-01")), 200);
        Expect.equal("the last look", "2001-01-01", old.text("/lastLook/on"));
        Expect.that(flags(old.json()).contains("not-looked-at"), "the flag not-looked-at", "none");
        Answer looked = Expect.status(look(server, server.invented().object().put("note", "Invented look.")), 200);
        Expect.that(!flags(looked.json()).contains("not-looked-at"), "no flag after a look", "the flag");
        Answer read = Expect.status(server.as(Persona.SECOND_ADMIN).get(GOAL), 200);
        Expect.equal("the note", "Invented look.", read.text("/lastLook/note"));
    }

    private static Answer look(Server server, ObjectNode look) {
        return server.as(coordinator(server)).post(GOAL + "/looks").json(look).send();
    }

    @Requirement(value = "GVN-078", lookFirst = "Whether items and looks are screened before they are stored.")
    void textsPointToNobody(Server server) {
        Answer refused = server.as(coordinator(server))
                .put(PLAN + "/conf-nobody")
                .json(content(server).put("nextStep", PHONE))
                .send();
        JsonNode problem = Expect.problem(refused, 422, "validation-failed");
        Expect.equal("the place", "/nextStep", problem.at("/findings/0/pointer").asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
        Expect.problem(look(server, server.invented().object().put("note", PHONE)), 422, "validation-failed");
    }

    @Requirement(
            value = "GVN-079",
            lookFirst = "Whether days of steps are compared with the clock and the step before.")
    void stepsAreInTheOrderOfTheirDays(Server server) {
        String path = path(item(server));
        for (String day : List.of("2999-01-01", "2001-01-01")) {
            JsonNode problem = Expect.problem(
                    move(server, path, to(server, "in-progress").put("on", day)), 422, "validation-failed");
            Expect.equal("the place", "/on", problem.at("/findings/0/pointer").asString(""));
        }
        Expect.problem(look(server, server.invented().object().put("on", "2999-01-01")), 422, "validation-failed");
    }
}
