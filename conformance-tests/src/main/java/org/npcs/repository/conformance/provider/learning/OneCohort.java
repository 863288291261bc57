package org.npcs.repository.conformance.provider.learning;

import java.time.LocalDate;
import java.util.Locale;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A round of learning of the first member. */
final class OneCohort {

    private final Server server;
    private final String path;
    private final ObjectNode content;

    private OneCohort(Server server, ObjectNode content) {
        this.server = server;
        this.path =
                collection(server) + "/conf-" + server.invented().letters(14).toLowerCase(Locale.ROOT);
        this.content = content;
    }

    static String collection(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/learning-cohorts";
    }

    /** A cohort that started some days ago, by the clock of the server. */
    static OneCohort planned(Server server, OneCurriculum curriculum, int daysAgo) {
        ObjectNode asked = server.invented()
                .object()
                .put("curriculum", curriculum.key())
                .put("curriculumVersion", 1)
                .put("startsOn", "2026-01-01");
        asked.putArray("answers");
        String today = Expect.status(
                        server.as(Persona.FIRST_ANALYST)
                                .post("/v1/learning-schedule")
                                .json(asked)
                                .send(),
                        200)
                .text("/today");
        asked.remove("answers");
        asked.put("startsOn", LocalDate.parse(today).minusDays(daysAgo).toString());
        OneCohort cohort = new OneCohort(server, asked);
        Expect.status(cohort.put("", asked), 201);
        return cohort;
    }

    void run() {
        Expect.status(move("enrolling"), 200);
        Expect.status(move("running"), 200);
    }

    ObjectNode content() {
        return content.deepCopy();
    }

    String path() {
        return path;
    }

    Answer put(String below, ObjectNode body) {
        return server.as(Persona.FIRST_ANALYST).put(path + below).json(body).send();
    }

    Answer again(String below, ObjectNode body) {
        return server.as(Persona.FIRST_ANALYST)
                .put(path + below)
                .ifMatch("*")
                .json(body)
                .send();
    }

    Answer move(String to) {
        return server.as(Persona.FIRST_ANALYST)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    Answer read(String below) {
        return server.as(Persona.FIRST_ANALYST).get(path + below);
    }

    /** Counts of both questions of the curriculum. */
    ObjectNode counts(int answers, int right) {
        ObjectNode counts =
                server.invented().object().put("invited", 40).put("started", 26).put("finished", 0);
        counts.putArray("rows");
        row(counts, 1, "place", 24, 15);
        return row(counts, 2, "look", answers, right);
    }

    private static ObjectNode row(ObjectNode counts, int week, String item, int answers, int right) {
        counts.withArray("/rows")
                .addObject()
                .put("week", week)
                .put("item", item)
                .put("itemVersion", 1)
                .put("firstAnswers", answers)
                .put("firstCorrect", right)
                .put("laterAnswers", 0)
                .put("laterCorrect", 0);
        return counts;
    }
}
