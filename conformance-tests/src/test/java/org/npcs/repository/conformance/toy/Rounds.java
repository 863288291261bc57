package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.learning.CohortFigures;
import org.npcs.repository.contract.learning.CountsCheck;
import org.npcs.repository.contract.learning.ItemVersion;
import org.npcs.repository.contract.learning.LearningPattern;
import org.npcs.repository.contract.learning.LearningPlan;
import org.npcs.repository.contract.learning.LearningStatements;
import org.npcs.repository.contract.learning.ScheduleRequest;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of learning, their counts, and what is told of them. */
final class Rounds {

    private static final Map<String, Set<String>> STATES = Map.of(
            "planned", Set.of("enrolling"),
            "enrolling", Set.of("running"),
            "running", Set.of("on-hold", "closed"),
            "on-hold", Set.of("running"),
            "closed", Set.of("results-published"));
    private static final String NOUN = "learning-cohort";
    private static final String COUNTS = "learning-count";

    /** Learners below whom nothing is told. */
    private static final int LEAST = 5;

    private final Archive archive;
    private final Legal legal;
    private final Spaced spaced;

    Rounds(Archive archive, Legal legal, Spaced spaced) {
        this.archive = archive;
        this.legal = legal;
        this.spaced = spaced;
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listLearningCohorts", context -> legal.list(context, context.owner(), NOUN, Rounds::record));
        operations.put("getLearningCohort", context -> {
            Doc doc = known(context, NOUN);
            return Legal.answer(200, doc, record(doc));
        });
        operations.put("putLearningCohort", this::plan);
        operations.put("transitionLearningCohort", this::move);
        operations.put("getCohortSchedule", this::schedule);
        operations.put("getLearningCounts", context -> {
            Doc doc = known(context, COUNTS);
            return Legal.answer(200, doc, counts(doc));
        });
        operations.put("putLearningCounts", this::count);
        operations.put("getCohortResults", this::results);
        operations.put("getCohortStatements", this::statements);
    }

    private Doc known(Context context, String noun) {
        return archive.statement(context.owner(), noun, context.path().getOrDefault("cohort", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private static ObjectNode record(Doc doc) {
        ObjectNode body = Legal.begun(doc).put("cohort", doc.key);
        body.remove("id");
        return Legal.ended(body, doc);
    }

    private static ObjectNode counts(Doc doc) {
        ObjectNode body = record(doc);
        body.remove("state");
        return body;
    }

    private Reply plan(Context context) {
        if (!TextScreening.published()
                .suspicions(context.path().getOrDefault("cohort", ""))
                .isEmpty()) {
            throw Refusal.of("LRN-R-025", "");
        }
        String owner = context.owner();
        String key = context.path().getOrDefault("cohort", "");
        spaced.offered(context.body(), true);
        var before = archive.statement(owner, NOUN, key);
        before.ifPresent(doc -> {
            if (!Set.of("planned", "enrolling").contains(doc.current().state())) {
                Archive.requireStep(doc.current().state(), STATES, "written");
            }
        });
        ObjectNode content = context.body().deepCopy();
        content.putArray("holds");
        archive.state(
                context,
                new Doc(owner, NOUN, key, 0),
                before.map(doc -> doc.current().state()).orElse("planned"),
                content);
        Doc doc = archive.statement(owner, NOUN, key).orElseThrow();
        return Legal.answer(before.isPresent() ? 200 : 201, doc, record(doc))
                .header("Location", before.isPresent() ? "" : context.request().path());
    }

    private Reply move(Context context) {
        Doc doc = known(context, NOUN);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        ArrayNode holds = content.withArray("/holds");
        if (to.equals("on-hold")) {
            holds.addObject().put("from", today().toString());
        } else if (to.equals("running") && !holds.isEmpty()) {
            ObjectNode last = (ObjectNode) holds.get(holds.size() - 1);
            if (last.path("from").asString("").equals(today().toString())) {
                holds.remove(holds.size() - 1);
            } else {
                last.put("until", today().toString());
            }
        } else if (to.equals("closed")) {
            content.put("closedAt", Instant.now().toString());
        }
        doc.add(to, content, context.known().clientId(), "");
        return Legal.answer(200, doc, record(doc));
    }

    private JsonNode version(Doc doc) {
        return spaced.offered(doc.current().content(), false);
    }

    private LearningPlan plan(Doc doc) {
        JsonNode version = version(doc);
        return new LearningPlan(
                LearningPattern.of(version.at("/content/pattern")),
                items(version).stream().map(ItemVersion::item).toList(),
                LocalDate.parse(doc.current().content().path("startsOn").asString("")),
                ScheduleRequest.holds(doc.current().content().path("holds")));
    }

    private static List<ItemVersion> items(JsonNode version) {
        return ItemVersion.of(version.path("itemVersions"));
    }

    private static ObjectNode begun(Doc doc) {
        JsonNode content = doc.current().content();
        return Reply.JSON
                .createObjectNode()
                .put("jurisdiction", doc.owner)
                .put("cohort", doc.key)
                .put("curriculum", content.path("curriculum").asString(""))
                .put("curriculumVersion", content.path("curriculumVersion").asInt(0));
    }

    private Reply schedule(Context context) {
        Doc doc = known(context, NOUN);
        ObjectNode body = begun(doc)
                .put("startsOn", doc.current().content().path("startsOn").asString(""))
                .put("today", today().toString());
        body.set("holds", doc.current().content().path("holds").deepCopy());
        ArrayNode questions = body.putArray("questions");
        List<ItemVersion> items = items(version(doc));
        List<LearningPlan.Sent> sent = plan(doc).sent(today());
        for (int i = 0; i < sent.size(); i++) {
            LearningPlan.Sent one = sent.get(i);
            ObjectNode told = questions
                    .addObject()
                    .put("item", one.item())
                    .put("itemVersion", items.get(i).itemVersion())
                    .put("week", one.week())
                    .put("status", one.status());
            if (one.day() != null) {
                told.put("day", one.day().toString());
            }
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply count(Context context) {
        Doc cohort = known(context, NOUN);
        if (cohort.current().state().equals("planned")) {
            Archive.requireStep("planned", STATES, "counted");
        }
        Spaced.require(CountsCheck.check(context.body(), plan(cohort), items(version(cohort)), today()));
        boolean first = archive.statement(cohort.owner, COUNTS, cohort.key).isEmpty();
        archive.state(context, new Doc(cohort.owner, COUNTS, cohort.key, 0), "stated", context.body());
        Doc doc = known(context, COUNTS);
        return Legal.answer(first ? 201 : 200, doc, counts(doc))
                .header("Location", first ? context.request().path() : "");
    }

    private @Nullable CohortFigures figures(Doc cohort, JsonNode counts) {
        JsonNode version = version(cohort);
        return cohort.current().content().has("closedAt")
                ? CohortFigures.of(counts, items(version), LearningPattern.of(version.at("/content/pattern")), LEAST)
                : null;
    }

    private Reply results(Context context) {
        Doc cohort = known(context, NOUN);
        CohortFigures figures = figures(
                cohort,
                archive.statement(cohort.owner, COUNTS, cohort.key)
                        .map(doc -> doc.current().content())
                        .orElseGet(Reply.JSON::createObjectNode));
        ObjectNode body = begun(cohort).put("rules", "2026-1").put("leastLearners", LEAST);
        share(body, "first", figures, figures == null ? null : figures.first());
        share(body, "later", figures, figures == null ? null : figures.later());
        share(body, "finished", figures, figures == null ? null : figures.finished());
        ArrayNode questions = body.putArray("questions");
        List<ItemVersion> items = items(version(cohort));
        for (int i = 0; i < items.size(); i++) {
            ObjectNode told = questions
                    .addObject()
                    .put("item", items.get(i).item())
                    .put("itemVersion", items.get(i).itemVersion());
            share(
                    told,
                    "first",
                    figures,
                    figures == null ? null : figures.items().get(i).first());
            share(
                    told,
                    "later",
                    figures,
                    figures == null ? null : figures.items().get(i).later());
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private static void share(
            ObjectNode body, String name, @Nullable CohortFigures figures, CohortFigures.@Nullable Figure figure) {
        body.put(name + "Status", figures == null ? "not-closed" : figure == null ? "too-few" : "told");
        if (figure != null) {
            double n = figure.denominator();
            double p = figure.n() / n;
            double z = 1.959963984540054;
            double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
            double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
            body.putObject(name)
                    .put("n", figure.n())
                    .put("denominator", figure.denominator())
                    .put("value", p)
                    .put("lower", Math.max(0, centre - half))
                    .put("upper", Math.min(1, centre + half));
        }
    }

    private Reply statements(Context context) {
        Doc cohort = known(context, NOUN);
        List<LearningStatements.Told> told = new ArrayList<>();
        String closed = cohort.current().content().path("closedAt").asString("");
        List<Doc.Version> versions = archive.statement(cohort.owner, COUNTS, cohort.key)
                .map(doc -> doc.versions)
                .orElse(List.of());
        for (int i = 0; i < versions.size() && !closed.isEmpty(); i++) {
            CohortFigures figures = figures(cohort, versions.get(i).content());
            if (figures != null
                    && (i == versions.size() - 1 || versions.get(i + 1).at().isAfter(Instant.parse(closed)))) {
                told.add(new LearningStatements.Told(i + 1, versions.get(i).at(), figures));
            }
        }
        ObjectNode body = Reply.JSON.createObjectNode();
        body.set(
                "statements",
                new LearningStatements(
                                Spaced.HOME,
                                cohort.current().content().path("curriculum").asString(""),
                                cohort.owner + "/" + cohort.key,
                                UUID.fromString(cohort.id))
                        .of(told));
        return Archive.guarded(Reply.json(200, body));
    }
}
