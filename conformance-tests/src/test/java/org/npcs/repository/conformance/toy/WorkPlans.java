package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The work plan as of any instant, and the goals of the charter. */
final class WorkPlans {

    private static final Map<String, Set<String>> STATES = Map.of(
            "not-started", Set.of("in-progress", "stopped"),
            "in-progress", Set.of("at-risk", "done", "stopped"),
            "at-risk", Set.of("in-progress", "stopped"));
    private static final String ITEM = "work-plan-item";
    private static final String GOAL = "goal";
    private static final int QUARTER = 91;

    private final Archive archive;
    private final Map<String, ArrayNode> steps = new HashMap<>();
    private final Map<String, ObjectNode> looks = new HashMap<>();

    WorkPlans(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getWorkPlan", this::plan);
        operations.put("getWorkPlanItem", context -> told(200, item(context)));
        operations.put("putWorkPlanItem", this::put);
        operations.put("transitionWorkPlanItem", this::move);
        operations.put(
                "listGoals",
                context -> Archive.guarded(
                        archive.page(context, goals().stream().map(this::goal).toList())));
        operations.put("getGoal", context -> answer(200, published(context)));
        operations.put("putGoal", context -> {
            Code goal = published(context);
            Screened.require(context.body(), "/note");
            boolean first = archive.statement("OPERATOR", GOAL, goal.code()).isEmpty();
            archive.state(context, new Doc("OPERATOR", GOAL, goal.code(), 0), "followed", context.body());
            return answer(first ? 201 : 200, goal)
                    .header("Location", first ? context.request().path() : "");
        });
        operations.put("createGoalLook", context -> {
            Code goal = published(context);
            Screened.require(context.body(), "/note");
            String day = Partnership.day(context.body());
            Screened.refuse(toCome(day), "GOV-R-074", "/on");
            looks.put(goal.code(), context.body().deepCopy().put("on", day));
            return answer(200, goal);
        });
    }

    private static boolean toCome(String day) {
        return LocalDate.parse(day).isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    private Doc item(Context context) {
        return archive.statement("OPERATOR", ITEM, context.path().getOrDefault("workItem", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply put(Context context) {
        Screened.require(context.body(), "/title", "/nextStep");
        String key = context.path().getOrDefault("workItem", "");
        boolean first = archive.statement("OPERATOR", ITEM, key).isEmpty();
        String state = first ? "not-started" : item(context).current().state();
        archive.state(context, new Doc("OPERATOR", ITEM, key, 0), state, context.body());
        if (first) {
            steps.put(key, Reply.JSON.createArrayNode());
            step(key, "not-started", Partnership.day(Reply.JSON.createObjectNode()));
        }
        return told(first ? 201 : 200, item(context))
                .header("Location", first ? context.request().path() : "");
    }

    private ArrayNode taken(String key) {
        return Objects.requireNonNull(steps.get(key));
    }

    private void step(String key, String status, String day) {
        taken(key).addObject().put("status", status).put("on", day);
    }

    private Reply move(Context context) {
        Doc doc = item(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(doc.current().state(), STATES, to);
        Screened.require(context.body(), "/note");
        String day = Partnership.day(context.body());
        ArrayNode taken = taken(doc.key);
        String last = taken.get(taken.size() - 1).path("on").asString("");
        Screened.refuse(toCome(day) || day.compareTo(last) < 0, "GOV-R-074", "/on");
        step(doc.key, to, day);
        doc.add(to, doc.current().content(), context.known().clientId(), "");
        return told(200, doc);
    }

    private Reply told(int status, Doc doc) {
        return Legal.answer(status, doc, record(doc, doc.current(), Instant.now()));
    }

    private ObjectNode record(Doc doc, Doc.Version version, Instant at) {
        ObjectNode body = Reply.JSON.createObjectNode().put("item", doc.key).put("status", version.state());
        body.setAll((ObjectNode) version.content().deepCopy());
        body.set("steps", taken(doc.key).deepCopy());
        ArrayNode flags = body.putArray("flags");
        if (STATES.containsKey(version.state())
                && version.at().plus(Duration.ofDays(QUARTER)).isBefore(at)) {
            flags.add("untouched");
        }
        return body.put("version", version.number())
                .put("etag", version.etag())
                .put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
    }

    private Reply plan(Context context) {
        String asked = context.query().getOrDefault("asOf", "");
        Instant at = asked.isEmpty() ? Instant.now() : Instant.parse(asked);
        ObjectNode body = Reply.JSON.createObjectNode().put("asOf", at.toString());
        ArrayNode activities = body.putArray("activities");
        ArrayNode empty = body.putArray("withoutItem");
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><body>");
        int untouched = 0;
        for (Code activity : codes("charter-activity")) {
            ObjectNode one =
                    activities.addObject().put("activity", activity.code()).put("title", activity.label());
            ArrayNode items = one.putArray("items");
            for (Doc doc : archive.statements) {
                Doc.Version then = doc.versions.stream()
                        .filter(version -> !version.at().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .orElse(null);
                if (doc.noun.equals(ITEM)
                        && then != null
                        && then.content().path("activity").asString("").equals(activity.code())) {
                    ObjectNode told = record(doc, then, at);
                    untouched += told.path("flags").isEmpty() ? 0 : 1;
                    items.add(told);
                    page.append("<p>").append(doc.key).append("</p>");
                }
            }
            if (items.isEmpty()) {
                empty.add(activity.code());
            }
        }
        return switch (context.query().getOrDefault("format", "json")) {
            case "html" ->
                file("text/html;charset=UTF-8", page.append("</body></html>").toString());
            case "pdf" -> file("application/pdf", "%PDF-1.6\n");
            default -> Archive.guarded(Reply.json(200, body.put("untouched", untouched)));
        };
    }

    private static Reply file(String type, String text) {
        return Archive.guarded(new Reply(200, text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", type));
    }

    private static List<Code> codes(String system) {
        return Definitions.published().codeSystem(system).orElseThrow().codes();
    }

    private static List<Code> goals() {
        return codes("charter-goal");
    }

    private static Code published(Context context) {
        return goals().stream()
                .filter(goal -> goal.code().equals(context.path().getOrDefault("goal", "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply answer(int status, Code goal) {
        ObjectNode body = goal(goal);
        return Archive.guarded(
                Reply.json(status, body).header("ETag", body.path("etag").asString("")));
    }

    private ObjectNode goal(Code goal) {
        ObjectNode body = Reply.JSON.createObjectNode().put("goal", goal.code()).put("horizon", "outcome");
        body.put("title", goal.label()).put("version", 0).put("etag", "\"0\"");
        archive.statement("OPERATOR", GOAL, goal.code()).ifPresent(doc -> {
            body.setAll((ObjectNode) doc.current().content().deepCopy());
            Legal.ended(body, doc);
        });
        ArrayNode figures = body.putArray("figures");
        figure(figures, "work-items-open", "items", "/v1/work-plan").put("value", 0);
        figure(figures, "incidents-held", "incidents", "/v1/releases").put("untold", "releases-alone");
        JsonNode look = looks.get(goal.code());
        ArrayNode flags = body.putArray("flags");
        if (look != null) {
            body.set("lastLook", look);
        }
        if (look == null
                || LocalDate.parse(look.path("on").asString(""))
                        .plusDays(QUARTER)
                        .isBefore(LocalDate.now(ZoneOffset.UTC))) {
            flags.add("not-looked-at");
        }
        return body;
    }

    private static ObjectNode figure(ArrayNode figures, String name, String unit, String source) {
        return figures.addObject()
                .put("figure", name)
                .put("unit", unit)
                .put("source", source)
                .put("at", Instant.now().toString());
    }
}
