package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schedules, as tables of days that were worked out by hand. */
final class SpacedSchedules {

    private static ObjectNode asked(Server server, OneCurriculum one, String today) {
        ObjectNode asked = server.invented()
                .object()
                .put("curriculum", one.key())
                .put("curriculumVersion", 1)
                .put("startsOn", "2026-01-01")
                .put("today", today);
        asked.putArray("answers");
        return asked;
    }

    private static ObjectNode answer(ObjectNode asked, String item, String day, boolean correct) {
        asked.withArray("/answers")
                .addObject()
                .put("item", item)
                .put("day", day)
                .put("correct", correct);
        return asked;
    }

    /** Each question as status and day, and then what is due. */
    private static String told(Server server, ObjectNode asked) {
        Answer answer = Expect.status(
                server.as(Persona.FIRST_ANALYST)
                        .post("/v1/learning-schedule")
                        .json(asked)
                        .send(),
                200);
        StringBuilder told = new StringBuilder();
        for (JsonNode one : answer.json().path("questions")) {
            told.append(one.path("status").asString(""))
                    .append(' ')
                    .append(one.path("nextDue").asString("-"))
                    .append("; ");
        }
        return told.append(answer.json().path("due")).toString();
    }

    @Requirement(value = "LRN-027", lookFirst = "Whether answers are put in the order of their days first.")
    void aHistoryGivesItsDays(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "adaptive");
        Expect.equal(
                "a schedule without a history",
                "due 2026-01-01; due 2026-01-02; [\"place\",\"look\"]",
                told(server, asked(server, one, "2026-01-05")));
        ObjectNode wrong = answer(asked(server, one, "2026-01-20"), "place", "2026-01-05", false);
        answer(wrong, "look", "2026-01-05", true);
        Expect.equal(
                "eight days after a wrong answer, sixteen after a right one",
                "due 2026-01-13; later 2026-01-21; [\"place\"]",
                told(server, wrong));
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0))) {
            ObjectNode history = asked(server, one, "2026-02-28");
            for (int place : order) {
                answer(
                        history,
                        "place",
                        List.of("2026-01-05", "2026-01-13", "2026-01-29").get(place),
                        place > 0);
            }
            Expect.equal(
                    "two right answers in a row, in any order",
                    "retired -; due 2026-01-02; [\"look\"]",
                    told(server, history));
        }
        one.move("retired");
        OneCurriculum weekly = OneCurriculum.published(server, "weekly");
        Expect.equal(
                "one question a week, each once",
                "retired -; later 2026-01-08; []",
                told(server, answer(asked(server, weekly, "2026-01-05"), "place", "2026-01-02", false)));
        weekly.move("retired");
    }

    @Requirement(value = "LRN-028", lookFirst = "Whether intervals are counted in days that are not on hold.")
    void daysOnHoldDoNotCount(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        ObjectNode ended = asked(server, one, "2026-01-03");
        ended.putArray("holds").addObject().put("from", "2026-01-05").put("until", "2026-01-09");
        Expect.equal("a hold of four days", "due 2026-01-01; later 2026-01-12; [\"place\"]", told(server, ended));
        Expect.equal(
                "on hold", "on-hold 2026-01-01; later 2026-01-12; []", told(server, ended.put("today", "2026-01-06")));
        ObjectNode open = asked(server, one, "2026-01-20");
        open.putArray("holds").addObject().put("from", "2026-01-05");
        Expect.equal("a hold without an end", "on-hold 2026-01-01; on-hold -; []", told(server, open));
        OneCohort cohort = OneCohort.planned(server, one, 3);
        cohort.run();
        Expect.equal("the days of a cohort", "due next", statuses(cohort));
        Expect.status(cohort.move("on-hold"), 200);
        Expect.equal("the days of a cohort on hold", "past on-hold", statuses(cohort));
        one.move("retired");
    }

    private static String statuses(OneCohort cohort) {
        JsonNode questions = Expect.status(cohort.read("/schedule"), 200).json().path("questions");
        return questions.at("/0/status").asString("") + " "
                + questions.at("/1/status").asString("");
    }
}
