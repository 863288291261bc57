package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Quality priorities, who takes part in them, and cycles. */
final class Priorities {

    private static final Map<String, Set<String>> STATES = Map.of(
            "idea", Set.of("proposed", "retired"),
            "proposed", Set.of("idea", "adopted", "retired"),
            "adopted", Set.of("piloting", "retired"),
            "piloting", Set.of("spreading", "retired"),
            "spreading", Set.of("sustained", "piloting", "retired"),
            "sustained", Set.of("retired"));
    private static final Map<String, Set<String>> CYCLE =
            Map.of("planned", Set.of("running"), "running", Set.of("studied"), "studied", Set.of("acted"));
    private static final List<String> PLAN = List.of("question", "measure", "expected", "expectedValue", "startsOn");
    private static final String CYCLES = "pdsa-cycle";
    private static final String PART = "priority-participation";

    private final Archive archive;
    private final Legal legal;
    private final Notices notices;
    private final ToyCharter charter;
    private final List<Doc> all = new ArrayList<>();

    Priorities(Archive archive, Legal legal, Notices notices, ToyCharter charter) {
        this.archive = archive;
        this.legal = legal;
        this.notices = notices;
        this.charter = charter;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createQualityPriority", context -> {
            Refusal.unlessSound(faults(context, "idea"));
            charter.decided(context.body().path("decision").asString(""));
            Doc doc = new Doc("OPERATOR", "quality-priority", "", 0);
            doc.add("idea", context.body(), context.known().clientId(), "");
            all.add(doc);
            return answer(201, doc).header("Location", "/v1/quality-priorities/" + doc.id);
        });
        operations.put(
                "listQualityPriorities",
                context -> Archive.guarded(archive.page(
                        context,
                        all.stream()
                                .filter(doc -> visible(context, doc))
                                .map(Priorities::record)
                                .toList())));
        operations.put("getQualityPriority", context -> answer(200, known(context)));
        operations.put("putQualityPriority", context -> {
            Doc doc = known(context);
            Archive.requireCurrent(context, doc, context.body());
            Refusal.unlessSound(faults(context, doc.current().state()));
            charter.decided(context.body().path("decision").asString(""));
            doc.add(doc.current().state(), context.body(), context.known().clientId(), "");
            return answer(200, doc);
        });
        operations.put("transitionQualityPriority", context -> {
            Doc doc = known(context);
            String to = context.body().path("to").asString("");
            Archive.requireStep(doc.current().state(), STATES, to);
            if (!Set.of("idea", "proposed", "retired").contains(to)
                    && !doc.current().content().has("decision")) {
                Refusal.unlessSound(List.of(Refusal.finding("IMP-R-008", "/decision")));
            }
            Legal.move(context, doc, STATES);
            return answer(200, doc);
        });
        participations(operations);
        cycles(operations);
    }

    private static boolean visible(Context context, Doc doc) {
        return Notices.manages(context)
                || doc.versions.stream().anyMatch(one -> one.state().equals("proposed"))
                        && !doc.current().state().equals("idea");
    }

    /** Those that the caller may read. */
    List<Doc> visible(Context context) {
        return all.stream().filter(doc -> visible(context, doc)).toList();
    }

    /** Whether somebody may read a priority. */
    boolean readable(Context context, String id) {
        return all.stream().anyMatch(doc -> doc.id.equals(id) && visible(context, doc));
    }

    private Doc known(Context context) {
        String id = context.path().getOrDefault("priorityId", "");
        return all.stream()
                .filter(doc -> doc.id.equals(id) && visible(context, doc))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private List<Finding> faults(Context context, String state) {
        ObjectNode body = context.body();
        List<Finding> findings = new ArrayList<>(suspected(body, List.of("title", "aim", "aimTarget")));
        for (int i = 0; i < body.path("evidence").size(); i++) {
            if (!notices.told(context, body.at("/evidence/" + i))) {
                findings.add(Refusal.finding("IMP-R-006", "/evidence/" + i));
            }
        }
        for (int i = 0; i < body.path("notices").size(); i++) {
            if (!notices.issued(body.at("/notices/" + i).asString(""))) {
                findings.add(Refusal.finding("IMP-R-006", "/notices/" + i));
            }
        }
        if (!Set.of("idea", "proposed").contains(state) && !body.has("decision")) {
            findings.add(Refusal.finding("IMP-R-008", "/decision"));
        }
        return findings;
    }

    private static List<Finding> suspected(ObjectNode body, List<String> members) {
        return members.stream()
                .filter(member -> !TextScreening.published()
                        .suspicions(body.path(member).asString(""))
                        .isEmpty())
                .map(member -> Refusal.finding("IMP-R-007", "/" + member))
                .toList();
    }

    private static Reply answer(int status, Doc doc) {
        return Legal.answer(status, doc, record(doc));
    }

    private static ObjectNode record(Doc doc) {
        JsonNode content = doc.current().content();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("state", doc.current().state());
        body.set("content", content.deepCopy());
        if (doc.current().state().equals("retired")) {
            body.put("reason", doc.current().reason());
        }
        ArrayNode warnings = body.putArray("warnings");
        if (content.path("measures")
                .valueStream()
                .noneMatch(one -> one.path("kind").asString("").equals("balancing"))) {
            warnings.add(Refusal.finding("IMP-R-005", "/measures").toJson());
        }
        return Legal.ended(body, doc);
    }

    private void participations(Map<String, Function<Context, Reply>> operations) {
        operations.put("getPriorityParticipation", context -> {
            String owner = context.owner();
            Doc doc = archive.statement(owner, PART, context.path().getOrDefault("priorityId", ""))
                    .orElseThrow(() -> new Refusal("not-found"));
            return Legal.answer(200, doc, part(doc));
        });
        operations.put("putPriorityParticipation", context -> {
            String owner = context.owner();
            Doc priority = known(context);
            boolean first = archive.statement(owner, PART, priority.id).isEmpty();
            archive.state(
                    context,
                    new Doc(owner, PART, priority.id, 0),
                    context.body().path("state").asString(""),
                    context.body());
            Doc doc = archive.statement(owner, PART, priority.id).orElseThrow();
            return Legal.answer(first ? 201 : 200, doc, part(doc))
                    .header("Location", first ? context.request().path() : "");
        });
    }

    private static ObjectNode part(Doc doc) {
        return Legal.ended(Legal.begun(doc).put("priorityId", doc.key), doc);
    }

    private void cycles(Map<String, Function<Context, Reply>> operations) {
        operations.put("createPdsaCycle", context -> {
            String owner = context.owner();
            Refusal.unlessSound(suspected(context.body(), List.of("question", "measure", "done", "result")));
            Doc doc = legal.made(context, owner, CYCLES, "planned");
            return Legal.answer(201, doc, cycle(doc))
                    .header("Location", context.request().path() + "/" + doc.id);
        });
        operations.put("listPdsaCycles", context -> {
            List<Doc> seen = seen(context);
            if (seen.isEmpty()) {
                context.owner();
            }
            return Archive.guarded(
                    archive.page(context, seen.stream().map(Priorities::cycle).toList()));
        });
        operations.put("getPdsaCycle", context -> {
            Doc doc = oneOf(context, seen(context));
            return Legal.answer(200, doc, cycle(doc));
        });
        operations.put("putPdsaCycle", this::write);
        operations.put("transitionPdsaCycle", context -> {
            Doc doc = oneOf(context, legal.all(context.owner(), CYCLES));
            String to = context.body().path("to").asString("");
            Archive.requireStep(doc.current().state(), CYCLE, to);
            Refusal.unlessSound(missing(doc.current().content(), to));
            Legal.move(context, doc, CYCLE);
            return Legal.answer(200, doc, cycle(doc));
        });
    }

    private List<Doc> seen(Context context) {
        String owner = context.path().getOrDefault("jurisdiction", "");
        boolean own = owner.equals(context.known().jurisdiction());
        return legal.all(owner, CYCLES).stream()
                .filter(doc -> own || doc.current().content().path("shared").asBoolean(false))
                .toList();
    }

    private static Doc oneOf(Context context, List<Doc> docs) {
        return docs.stream()
                .filter(doc -> doc.id.equals(context.path().getOrDefault("cycleId", "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply write(Context context) {
        Doc doc = oneOf(context, legal.all(context.owner(), CYCLES));
        String state = doc.current().state();
        Archive.requireCurrent(context, doc, context.body());
        if (state.equals("acted")) {
            Archive.requireStep(state, CYCLE, "planned");
        }
        List<Finding> findings =
                new ArrayList<>(suspected(context.body(), List.of("question", "measure", "done", "result")));
        if (!state.equals("planned")) {
            PLAN.stream()
                    .filter(member -> !doc.current()
                            .content()
                            .path(member)
                            .equals(context.body().path(member)))
                    .forEach(member -> findings.add(Refusal.finding("IMP-R-011", "/" + member)));
        }
        findings.addAll(missing(context.body(), state));
        Refusal.unlessSound(findings);
        doc.add(state, context.body(), context.known().clientId(), "");
        return Legal.answer(200, doc, cycle(doc));
    }

    private static List<Finding> missing(JsonNode content, String state) {
        List<String> needs = state.equals("studied")
                ? List.of("done", "result")
                : state.equals("acted") ? List.of("done", "result", "act") : List.of();
        return needs.stream()
                .filter(member -> !content.has(member))
                .map(member -> Refusal.finding("IMP-R-010", "/" + member))
                .toList();
    }

    private static ObjectNode cycle(Doc doc) {
        ObjectNode body = Legal.begun(doc);
        if (!body.has("shared")) {
            body.put("shared", false);
        }
        return Legal.ended(body, doc);
    }
}
