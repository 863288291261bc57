package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored records with all their versions, and what both kinds of record have in common. */
final class Archive {

    final List<Doc> docs = new ArrayList<>();
    final List<Doc> statements = new ArrayList<>();

    /** What its owner took back. */
    final List<Doc> gone = new ArrayList<>();

    private final TokenDesk desk;

    Archive(TokenDesk desk) {
        this.desk = desk;
    }

    Reply page(Context context, List<? extends JsonNode> items) {
        return Paging.page(desk, context, items);
    }

    Optional<Doc> find(String owner, boolean review, String key, int number) {
        requireThere(doc -> doc.owner.equals(owner) && doc.key.equals(key));
        return docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.review == review)
                .filter(doc -> doc.key.equals(key) && doc.number == number)
                .findFirst();
    }

    /** Finds an incident by a key that it has or had. */
    Optional<Doc> findAtAnyTime(String owner, String key) {
        return find(owner, false, key, 0).or(() -> docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.formerKeys.contains(key))
                .findFirst());
    }

    static void requireStanding(Doc doc) {
        if (doc.current().state().equals("voided")) {
            throw new Refusal("record-voided", details -> details.put("state", "voided"));
        }
        if (!doc.mergedInto.isEmpty()) {
            throw new Refusal("record-merged", details -> details.put("mergedInto", doc.mergedInto));
        }
    }

    Optional<Doc> statement(String owner, String noun, String key) {
        return statements.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.noun.equals(noun) && doc.key.equals(key))
                .findFirst();
    }

    /** Stores a statement: the first, the next version, or none when the content is the same; tells which. */
    String state(Context context, Doc made, String state, ObjectNode content) {
        Optional<Doc> known = statement(made.owner, made.noun, made.key);
        Doc doc = known.orElse(made);
        if (known.isPresent() && doc.current().content().equals(content)) {
            return "unchanged";
        }
        if (known.isPresent()) {
            requireCurrent(context, doc, content);
        } else {
            statements.add(doc);
        }
        doc.add(state, content, context.known().clientId(), "");
        return known.isPresent() ? "updated" : "created";
    }

    /** Refuses the identifier of an incident that the owner does not have, or has taken back. */
    void requireKnown(String owner, String id) {
        requireThere(doc -> doc.owner.equals(owner) && doc.id.equals(id));
        if (docs.stream().noneMatch(doc -> doc.owner.equals(owner) && !doc.review && doc.id.equals(id))) {
            throw Refusal.parameter("validation-failed", "incidentId");
        }
    }

    private void requireThere(Predicate<Doc> wanted) {
        if (gone.stream().anyMatch(wanted)) {
            throw new Refusal("record-withdrawn");
        }
    }

    Doc byId(Context context, boolean review, String name) {
        String owner = context.owner();
        String id = context.path().getOrDefault(name, "");
        requireThere(doc -> doc.owner.equals(owner) && doc.id.equals(id));
        return docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.review == review && doc.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    Reply read(Context context, Doc doc) {
        String asOf = context.query().getOrDefault("asOf", "");
        Doc.Version version = doc.current();
        if (!asOf.isEmpty()) {
            version = doc.versions.stream()
                    .filter(one -> !one.at().isAfter(Instant.parse(asOf)))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new Refusal("not-found"));
        }
        if (context.request().header("If-None-Match").equals(version.etag())) {
            return guarded(new Reply(304, new byte[0]).header("ETag", version.etag()));
        }
        return guarded(Reply.json(200, record(doc, version)).header("ETag", version.etag()));
    }

    Reply readVersion(Context context, Doc doc) {
        int number = Integer.parseInt(context.path().getOrDefault("version", "0"));
        Doc.Version version = doc.versions.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        return guarded(Reply.json(200, record(doc, version)).header("ETag", version.etag()));
    }

    Reply versions(Context context, Doc doc) {
        List<ObjectNode> items = doc.versions.stream()
                .map(version -> Reply.JSON
                        .createObjectNode()
                        .put("version", version.number())
                        .put("state", version.state())
                        .put("storedAt", version.at().toString())
                        .put("storedBy", version.by())
                        .put("etag", version.etag()))
                .toList();
        return guarded(page(context, items));
    }

    Reply written(int status, Doc doc, String outcome, List<Finding> warnings, Context context) {
        ObjectNode body = record(doc, doc.current()).put("outcome", outcome);
        ArrayNode array = body.putArray("warnings");
        warnings.forEach(warning -> array.add(warning.toJson()));
        Reply reply =
                guarded(Reply.json(status, body).header("ETag", doc.current().etag()));
        return context.lenient() ? reply.header("Preference-Applied", "handling=lenient") : reply;
    }

    static Reply guarded(Reply reply) {
        return reply.header("Cache-Control", "private, no-store");
    }

    ObjectNode record(Doc doc, Doc.Version version) {
        ObjectNode body = Reply.JSON.createObjectNode();
        body.put("id", doc.id).put("jurisdiction", doc.owner);
        body.put(doc.review ? "incidentLocalKey" : "localKey", doc.key);
        body.put("state", version.state()).put("version", version.number()).put("etag", version.etag());
        body.put("createdAt", doc.versions.get(0).at().toString());
        body.put("updatedAt", version.at().toString()).put("updatedBy", version.by());
        body.set("content", version.content().deepCopy());
        if (doc.review) {
            Held.show(doc, version, body);
            body.put("number", doc.number);
            find(doc.owner, false, doc.key, 0).ifPresent(incident -> body.put("incidentId", incident.id));
        } else {
            Map.of("eventId", doc.eventId, "mergedInto", doc.mergedInto, "splitFrom", doc.splitFrom)
                    .forEach((name, id) -> {
                        if (!id.isEmpty()) {
                            body.put(name, id);
                        }
                    });
            if (!doc.splitInto.isEmpty()) {
                body.putArray("splitInto").add(doc.splitInto);
            }
            String kind = kind(version.content());
            if (!kind.isEmpty()) {
                body.put("kind", kind);
            }
        }
        return body;
    }

    static String kind(JsonNode content) {
        Set<Integer> retracted = new TreeSet<>();
        String kind = "";
        for (JsonNode one : content.path("determinations")) {
            if (one.path("status").asString("").equals("retracted")) {
                retracted.add(one.path("supersedes").asInt(0));
                retracted.add(one.path("sequence").asInt(0));
            }
        }
        for (JsonNode one : content.path("determinations")) {
            kind = retracted.contains(one.path("sequence").asInt(0))
                    ? kind
                    : one.path("kind").asString("");
        }
        return kind;
    }

    static void requireStep(String state, Map<String, Set<String>> states, String to) {
        Set<String> allowed = states.getOrDefault(state, Set.of());
        if (!allowed.contains(to)) {
            throw new Refusal("illegal-transition", details -> {
                details.put("state", state);
                ArrayNode array = details.putArray("allowed");
                new TreeSet<>(allowed).forEach(array::add);
            });
        }
    }

    static void requireAccepted(Verdict verdict) {
        if (!verdict.accepted()) {
            throw Refusal.of(verdict.findings());
        }
    }

    /** Refuses a change that names no starting version, or one that is no longer current. */
    static void requireCurrent(Context context, Doc doc, @Nullable JsonNode sent) {
        Doc.Version current = doc.current();
        String match = context.request().header("If-Match");
        String expected = context.query().getOrDefault("expectedVersion", "");
        if (match.isEmpty() && expected.isEmpty()) {
            if (sent != null) {
                throw new Refusal("precondition-required");
            }
            return;
        }
        boolean met = match.isEmpty()
                ? expected.equals(String.valueOf(current.number()))
                : match.equals("*") || match.equals(current.etag());
        if (!met) {
            throw new Refusal("version-mismatch", details -> {
                details.put("currentVersion", current.number());
                ArrayNode differing = details.putArray("differingMembers");
                differing(current.content(), sent).forEach(differing::add);
            });
        }
    }

    private static Set<String> differing(JsonNode stored, @Nullable JsonNode sent) {
        Set<String> names = new TreeSet<>();
        if (sent != null) {
            Set<String> all = new TreeSet<>(stored.propertyNames());
            all.addAll(sent.propertyNames());
            for (String name : all) {
                if (!stored.path(name).equals(sent.path(name))) {
                    names.add("/" + name);
                }
            }
        }
        return names;
    }

    static ObjectNode merged(JsonNode target, JsonNode patch) {
        ObjectNode result = target.isObject() ? (ObjectNode) target.deepCopy() : Reply.JSON.createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else if (member.getValue().isObject()) {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            } else {
                result.set(member.getKey(), member.getValue());
            }
        });
        return result;
    }
}
