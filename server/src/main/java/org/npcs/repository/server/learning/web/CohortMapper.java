package org.npcs.repository.server.learning.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.learning.CohortFigures.Figure;
import org.npcs.repository.contract.learning.LearningStatements;
import org.npcs.repository.server.analytics.ShareEstimate;
import org.npcs.repository.server.learning.Cohort;
import org.npcs.repository.server.learning.CohortReading.Results;
import org.npcs.repository.server.learning.CohortReading.Round;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents of cohorts. */
final class CohortMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CohortMapper() {}

    static String address(String owner, String key) {
        return "/v1/jurisdictions/" + owner + "/learning-cohorts/" + key;
    }

    private static ObjectNode begun(String owner, String key) {
        return JSON.createObjectNode().put("jurisdiction", owner).put("cohort", key);
    }

    static ObjectNode record(Cohort cohort) {
        var stored = cohort.stored();
        var body = begun(stored.jurisdiction(), cohort.key()).put("state", stored.state());
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, address(stored.jurisdiction(), cohort.key()));
    }

    static ObjectNode counts(StoredRecord stored) {
        var body = begun(stored.jurisdiction(), stored.naturalKey());
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, address(stored.jurisdiction(), stored.naturalKey()) + "/counts");
    }

    private static ObjectNode begun(Round round) {
        var cohort = round.cohort();
        return begun(cohort.stored().jurisdiction(), cohort.key())
                .put("curriculum", cohort.curriculum())
                .put("curriculumVersion", cohort.number());
    }

    static ObjectNode schedule(Round round) {
        var body = begun(round)
                .put("startsOn", round.cohort().startsOn().toString())
                .put("today", round.today().toString());
        body.set("holds", round.cohort().stored().content().path("holds"));
        var questions = body.putArray("questions");
        var versions = round.edition().items();
        var sent = round.plan().sent(round.today());
        for (int i = 0; i < sent.size(); i++) {
            var one = questions
                    .addObject()
                    .put("item", sent.get(i).item())
                    .put("itemVersion", versions.get(i).itemVersion())
                    .put("week", sent.get(i).week());
            var day = sent.get(i).day();
            if (day != null) {
                one.put("day", day.toString());
            }
            one.put("status", sent.get(i).status());
        }
        return body;
    }

    static ObjectNode results(Results results) {
        var body = begun(results.round())
                .put("rules", results.rules().id())
                .put("leastLearners", results.rules().leastLearners());
        var figures = results.figures();
        boolean open = figures == null;
        share(body, "first", open, figures == null ? null : figures.first());
        share(body, "later", open, figures == null ? null : figures.later());
        share(body, "finished", open, figures == null ? null : figures.finished());
        var questions = body.putArray("questions");
        var versions = results.round().edition().items();
        for (int i = 0; i < versions.size(); i++) {
            var item = figures == null ? null : figures.items().get(i);
            var one = questions
                    .addObject()
                    .put("item", versions.get(i).item())
                    .put("itemVersion", versions.get(i).itemVersion());
            share(one, "first", open, item == null ? null : item.first());
            share(one, "later", open, item == null ? null : item.later());
        }
        return body;
    }

    private static void share(ObjectNode body, String name, boolean open, @Nullable Figure figure) {
        body.put(name + "Status", open ? "not-closed" : figure == null ? "too-few" : "told");
        if (figure != null) {
            ShareEstimate.of(figure.n(), figure.denominator()).ifPresent(share -> body.putObject(name)
                    .put("n", figure.n())
                    .put("denominator", figure.denominator())
                    .put("value", rounded(share.value()))
                    .put("lower", rounded(share.lower()))
                    .put("upper", rounded(share.upper())));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000_000) / 1_000_000d;
    }

    static ObjectNode statements(Round round, List<LearningStatements.Told> told, String home) {
        var cohort = round.cohort();
        var body = JSON.createObjectNode();
        body.set(
                "statements",
                new LearningStatements(
                                home,
                                cohort.curriculum(),
                                cohort.stored().jurisdiction() + "/" + cohort.key(),
                                cohort.stored().id())
                        .of(told));
        return body;
    }
}
