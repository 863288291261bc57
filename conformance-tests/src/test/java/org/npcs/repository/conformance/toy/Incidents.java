package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents. */
final class Incidents {

    private static final Map<String, Set<String>> STATES = Map.of(
            "provisional", Set.of("screened-out", "accepted", "voided"),
            "screened-out", Set.of("accepted", "voided"),
            "accepted", Set.of("voided"),
            "in-review", Set.of("finalised", "voided"),
            "finalised", Set.of("reopened", "voided"),
            "reopened", Set.of("finalised", "voided"),
            "voided", Set.of("reinstated"));

    private final Archive archive;
    private final Profiles profiles;

    Incidents(Archive archive, Profiles profiles) {
        this.archive = archive;
        this.profiles = profiles;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listIncidents", this::list);
        operations.put("validateIncident", context -> {
            context.owner();
            return report(verdict(context, context.body()), context);
        });
        operations.put("getIncidentByKey", context -> archive.read(context, byKey(context)));
        operations.put("getIncident", context -> archive.read(context, byId(context)));
        operations.put("putIncident", this::put);
        operations.put("patchIncident", context -> {
            Doc doc = byKey(context);
            return change(context, doc, Archive.merged(doc.current().content(), context.body()));
        });
        operations.put("listIncidentVersions", context -> archive.versions(context, byId(context)));
        operations.put("getIncidentVersion", context -> archive.readVersion(context, byId(context)));
        operations.put("addDetermination", context -> append(context, "determinations"));
        operations.put("addFinding", context -> append(context, "findings"));
        operations.put("transitionIncident", this::step);
        operations.put("putIncidentLocalKey", this::rekey);
        new OneOrTwo(archive, this::put).register(operations);
        new Copies(archive).register(operations);
    }

    static Reply report(Verdict verdict, Context context) {
        boolean preview = context.query().containsKey("preview")
                || !context.request().header("X-NPCS-Preview").isEmpty();
        ObjectNode body = (preview ? verdict.previewed() : verdict).toJson();
        body.put("contractVersion", Contract.version());
        Reply reply = Reply.json(200, body);
        return context.lenient() ? reply.header("Preference-Applied", "handling=lenient") : reply;
    }

    private Reply list(Context context) {
        String owner = context.owner();
        Map<String, String> query = context.query();
        List<ObjectNode> items = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc -> is(query, "kind", Archive.kind(doc.current().content())))
                .filter(doc -> is(query, "state", doc.current().state()))
                .filter(doc -> query.containsKey("state")
                        || !Set.of("voided", "merged").contains(doc.current().state()))
                .filter(doc ->
                        within(query, doc.current().content().path("eventDate").asString("")))
                .filter(doc -> doc.current().at().toString().compareTo(query.getOrDefault("updatedSince", "")) >= 0)
                .map(doc -> archive.record(doc, doc.current()))
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    /** A record within another answer carries the facts of the answer, too. */
    static ObjectNode stamped(ObjectNode record) {
        ObjectNode meta = Reply.JSON.createObjectNode().put("requestId", "toy");
        meta.put("contractVersion", Contract.version())
                .put("at", record.path("updatedAt").asString(""));
        record.set("meta", meta);
        return record;
    }

    static boolean is(Map<String, String> query, String name, String value) {
        return !query.containsKey(name) || query.get(name).equals(value);
    }

    private static boolean within(Map<String, String> query, String date) {
        return date.compareTo(query.getOrDefault("eventFrom", "")) >= 0
                && date.compareTo(query.getOrDefault("eventTo", "9999")) <= 0;
    }

    private Doc byId(Context context) {
        return archive.byId(context, false, "incidentId");
    }

    private Doc byKey(Context context) {
        return archive.findAtAnyTime(context.owner(), context.path().getOrDefault("localKey", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply put(Context context) {
        String owner = context.owner();
        String key = context.path().getOrDefault("localKey", "");
        ObjectNode content = context.body();
        Verdict verdict = verdict(context, content);
        Archive.requireAccepted(verdict);
        if (!content.path("localKey").asString("").equals(key)) {
            throw Refusal.parameter("invalid-parameter", "localKey");
        }
        Optional<Doc> known = archive.find(owner, false, key, 0);
        if (known.isPresent()) {
            if (context.request().header("If-None-Match").equals("*")) {
                throw new Refusal("already-exists");
            }
            return change(context, known.get(), content);
        }
        archive.findAtAnyTime(owner, key).ifPresent(renamed -> {
            throw new Refusal("key-replaced", details -> details.put("currentKey", renamed.key));
        });
        Doc doc = new Doc(owner, false, key, 0);
        doc.add("provisional", content, context.known().clientId(), "");
        archive.docs.add(doc);
        return archive.written(201, doc, "created", verdict.warnings(), context)
                .header("Location", "/v1/incidents/" + doc.id);
    }

    private Reply change(Context context, Doc doc, ObjectNode content) {
        Verdict verdict = verdict(context, content);
        Archive.requireAccepted(verdict);
        Archive.requireStanding(doc);
        if (doc.current().content().equals(content)) {
            return archive.written(200, doc, "unchanged", verdict.warnings(), context);
        }
        Archive.requireCurrent(context, doc, content);
        for (String list : List.of("determinations", "findings")) {
            JsonNode before = doc.current().content().path(list);
            for (int i = 0; i < before.size(); i++) {
                if (!before.get(i).equals(content.path(list).path(i))) {
                    throw new Refusal("append-only");
                }
            }
        }
        doc.add(doc.current().state(), content, context.known().clientId(), "");
        return archive.written(200, doc, "updated", verdict.warnings(), context);
    }

    private Reply append(Context context, String list) {
        Doc doc = byId(context);
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        if (context.body().path("sequence").asInt(0) <= content.path(list).size()) {
            throw new Refusal("append-only");
        }
        content.withArray("/" + list).add(context.body());
        Verdict verdict = verdict(context, content);
        Archive.requireAccepted(verdict);
        doc.add(doc.current().state(), content, context.known().clientId(), "");
        return archive.written(201, doc, "updated", verdict.warnings(), context);
    }

    private Reply step(Context context) {
        Doc doc = byId(context);
        String to = context.body().path("to").asString("");
        Archive.requireCurrent(context, doc, null);
        Archive.requireStep(doc.current().state(), STATES, to);
        String state = to.equals("reinstated")
                ? doc.versions.get(doc.versions.size() - 2).state()
                : to;
        doc.add(state, doc.current().content(), context.known().clientId(), "");
        return archive.written(200, doc, "updated", List.of(), context);
    }

    private Reply rekey(Context context) {
        Doc doc = byId(context);
        Archive.requireCurrent(context, doc, null);
        Archive.requireStanding(doc);
        String key = context.body().path("localKey").asString("");
        Optional<Doc> holder = archive.findAtAnyTime(context.owner(), key);
        if (holder.isPresent() && holder.get() != doc) {
            throw new Refusal("already-exists");
        }
        archive.docs.stream()
                .filter(review -> review.review && review.owner.equals(doc.owner) && review.key.equals(doc.key))
                .forEach(review -> review.key = key);
        doc.formerKeys.add(doc.key);
        doc.key = key;
        ObjectNode content = ((ObjectNode) doc.current().content().deepCopy()).put("localKey", key);
        doc.add(doc.current().state(), content, context.known().clientId(), "");
        return archive.written(200, doc, "updated", List.of(), context);
    }

    private Verdict verdict(Context context, JsonNode content) {
        CheckContext check = CheckContext.of(LocalDate.now(ZoneOffset.UTC), Tier.ACCEPT)
                .withLocalRules(profiles.rules(context.owner()))
                .withUnknownMembersTolerated(context.lenient());
        return ContentValidator.published().check(Subject.INCIDENT, content, check);
    }
}
