package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of one event, compared whenever somebody asks: within one owner by day, age and sex, else by token. */
final class Copies {

    private static final int MOST = 6;
    private static final Set<String> GONE = Set.of("voided", "merged", "screened-out");

    private record Decided(String owner, String decision, String at) {}

    private static final class Pair {
        final String id = UUID.randomUUID().toString();
        final Doc one;
        final Doc other;
        final List<String> agreeing;
        final Instant at = Instant.now();
        final List<Decided> decisions = new ArrayList<>();
        String state = "suspected";

        Pair(Doc one, Doc other, List<String> agreeing) {
            this.one = one;
            this.other = other;
            this.agreeing = agreeing;
        }
    }

    private final Archive archive;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Map<String, List<Doc>> tokens = new HashMap<>();

    Copies(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listDuplicateCandidates", this::list);
        operations.put("getDuplicateCandidate", context -> answer(context, find(context)));
        operations.put("createDuplicateDecision", this::decide);
        operations.put("createMatchToken", this::token);
        operations.put("getIncidentCounts", this::count);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        compare(owner);
        String state = context.query().getOrDefault("state", "");
        List<ObjectNode> items = pairs.values().stream()
                .filter(pair -> pair.one.owner.equals(owner) || pair.other.owner.equals(owner))
                .filter(pair -> state.isEmpty() || pair.state.equals(state))
                .map(pair -> side(pair, owner))
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private void compare(String owner) {
        TreeMap<LocalDate, List<Doc>> byDay = new TreeMap<>();
        archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc -> !GONE.contains(doc.current().state()))
                .filter(doc -> doc.current()
                        .content()
                        .path("eventDatePrecision")
                        .asString("day")
                        .equals("day"))
                .filter(doc -> doc.current().content().has("eventDate"))
                .forEach(doc -> byDay.computeIfAbsent(
                                LocalDate.parse(doc.current()
                                        .content()
                                        .path("eventDate")
                                        .asString()),
                                day -> new ArrayList<>())
                        .add(doc));
        byDay.forEach((day, docs) -> docs.forEach(doc -> {
            List<Doc> near = byDay.subMap(day, true, day.plusDays(7), true).values().stream()
                    .flatMap(List::stream)
                    .filter(other -> other != doc && child(doc, "sex").equals(child(other, "sex")))
                    .filter(other -> child(doc, "ageYears").equals(child(other, "ageYears")))
                    .limit(MOST)
                    .toList();
            if (near.size() < MOST) {
                near.forEach(other -> note(doc, other, List.of("event-week", "age", "sex")));
            }
        }));
    }

    private void note(Doc one, Doc other, List<String> agreeing) {
        String key = one.id.compareTo(other.id) < 0 ? one.id + other.id : other.id + one.id;
        pairs.computeIfAbsent(key, made -> new Pair(one, other, agreeing));
    }

    private Reply token(Context context) {
        Doc doc = archive.byId(context, false, "incidentId");
        List<Doc> same = tokens.computeIfAbsent(context.body().path("token").asString(""), key -> new ArrayList<>());
        same.stream()
                .filter(other -> !other.owner.equals(doc.owner))
                .forEach(other -> note(doc, other, List.of("match-token")));
        same.add(doc);
        return Archive.guarded(Reply.json(201, Reply.JSON.createObjectNode().put("incidentId", doc.id)));
    }

    private Reply decide(Context context) {
        Pair pair = find(context);
        String decision = context.body().path("decision").asString("");
        if (pair.state.equals("same-event") != decision.equals("unlinked")) {
            throw new Refusal("illegal-transition");
        }
        if (decision.equals("unlinked")) {
            pair.decisions.removeIf(before -> before.decision.equals("same-event"));
        }
        pair.decisions.add(new Decided(context.owner(), decision, Instant.now().toString()));
        boolean agreed = Stream.of(pair.one.owner, pair.other.owner).allMatch(owner -> pair.decisions.stream()
                .anyMatch(made -> made.owner.equals(owner) && made.decision.equals("same-event")));
        pair.state = agreed ? "same-event" : decision.equals("same-event") ? pair.state : decision;
        if (agreed || decision.equals("unlinked")) {
            String event = agreed ? UUID.randomUUID().toString() : "";
            for (Doc doc : List.of(pair.one, pair.other)) {
                doc.eventId = event;
                doc.add(doc.current().state(), doc.current().content(), "toy", agreed ? "linked" : "unlinked");
            }
        }
        return answer(context, pair);
    }

    private Reply count(Context context) {
        String owner = context.owner();
        String from = context.query().getOrDefault("from", "");
        String to = context.query().getOrDefault("to", "9999");
        List<Doc> own = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc ->
                        !Set.of("voided", "merged").contains(doc.current().state()))
                .filter(doc -> {
                    String day = doc.current().content().path("eventDate").asString("");
                    return day.compareTo(from) >= 0 && day.compareTo(to) <= 0;
                })
                .toList();
        ObjectNode total = Reply.JSON.createObjectNode().put("copies", own.size());
        total.put(
                "events",
                own.stream()
                        .map(doc -> doc.eventId.isEmpty() ? doc.id : doc.eventId)
                        .distinct()
                        .count());
        total.put("occurrences", own.size()).putArray("alsoReportedBy");
        ObjectNode body =
                Reply.JSON.createObjectNode().put("jurisdiction", owner).put("groupBy", "kind");
        body.putArray("groups");
        body.set("total", total);
        return Archive.guarded(Reply.json(200, body));
    }

    private Pair find(Context context) {
        String owner = context.owner();
        return pairs.values().stream()
                .filter(pair -> pair.id.equals(context.path().get("candidateId")))
                .filter(pair -> pair.one.owner.equals(owner) || pair.other.owner.equals(owner))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private static Reply answer(Context context, Pair pair) {
        return Archive.guarded(Reply.json(200, side(pair, context.owner())));
    }

    private static ObjectNode side(Pair pair, String owner) {
        boolean first = pair.one.owner.equals(owner);
        Doc own = first ? pair.one : pair.other;
        Doc far = first ? pair.other : pair.one;
        ObjectNode side = Reply.JSON.createObjectNode().put("id", pair.id).put("jurisdiction", owner);
        side.put("state", pair.state).put("incidentId", own.id).put("localKey", own.key);
        ObjectNode other = side.putObject("other").put("jurisdiction", far.owner);
        if (far.owner.equals(owner)) {
            other.put("incidentId", far.id).put("localKey", far.key);
        }
        ArrayNode agreeing = side.putArray("agreeing");
        pair.agreeing.forEach(agreeing::add);
        ArrayNode decisions = side.putArray("decisions");
        pair.decisions.forEach(made -> decisions
                .addObject()
                .put("jurisdiction", made.owner)
                .put("decision", made.decision)
                .put("decidedAt", made.at));
        return side.put("createdAt", pair.at.toString()).put("updatedAt", pair.at.toString());
    }

    private static JsonNode child(Doc doc, String name) {
        return doc.current().content().path("child").path(name);
    }
}
