package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What members see of each other's incidents, and who was shown what. */
final class Shared {

    private static final String PURPOSE = "quality-improvement";
    static final Set<String> ACCEPTED = Set.of("accepted", "in-review", "finalised", "reopened");

    private final Archive archive;
    private final Sharing sharing;
    private final Map<String, ObjectNode> before = new HashMap<>();
    private final List<ObjectNode> changes = new ArrayList<>();
    private final Map<String, List<ObjectNode>> accounts = new HashMap<>();
    private final Map<ObjectNode, String> incidents = new IdentityHashMap<>();
    private final Map<Doc, Map<String, Receipt>> receipts = new LinkedHashMap<>();

    /** What a member received of a record, and what became of that. */
    private static final class Receipt {
        Instant receivedAt = Instant.now();
        Instant supersededAt = Instant.MAX;
        Instant fetchedAt = Instant.MAX;

        void superseded() {
            receivedAt = fetchedAt.equals(Instant.MAX) ? receivedAt : fetchedAt;
            supersededAt = Instant.now();
            fetchedAt = Instant.MAX;
        }

        void received() {
            if (supersededAt.equals(Instant.MAX)) {
                receivedAt = Instant.now();
            } else if (fetchedAt.equals(Instant.MAX)) {
                fetchedAt = Instant.now();
            }
        }
    }

    Shared(Archive archive, Sharing sharing) {
        this.archive = archive;
        this.sharing = sharing;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listSharedRecords", this::list);
        operations.put("getSharedRecord", this::get);
        operations.put("listSharedChanges", this::changes);
        operations.put("getLinkedCopies", this::linked);
        operations.put("listDisclosures", context -> Archive.guarded(archive.page(context, account(context))));
        operations.put("listCorrections", this::corrections);
        operations.put(
                "exportDisclosures",
                context -> Archive.guarded(new Reply(200, "at,recipient\n".getBytes(StandardCharsets.UTF_8))
                        .header("Content-Type", "text/csv")));
    }

    private List<ObjectNode> account(Context context) {
        String incident = context.query().getOrDefault("incidentId", "");
        return accounts.getOrDefault(context.owner(), List.of()).stream()
                .filter(told -> incident.isEmpty() || incident.equals(incidents.get(told)))
                .toList();
    }

    private Reply list(Context context) {
        String element = context.query().getOrDefault("element", "");
        String value = context.query().getOrDefault("value", "");
        requirePurpose(context);
        if (element.isEmpty() != value.isEmpty()
                || !element.isEmpty() && (!Views.elements().contains(element) || sealed(element))) {
            throw Refusal.parameter("invalid-parameter", "element");
        }
        String path =
                element.isEmpty() ? "" : element.substring(element.indexOf('.')).replace('.', '/');
        List<ObjectNode> found = seen(context).entrySet().stream()
                .filter(entry ->
                        path.isEmpty() || entry.getValue().at(path).asString("").equals(value))
                .map(entry -> record(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(one -> one.path("id").asString("")))
                .toList();
        found.forEach(one -> tell(context, one, "list"));
        return Archive.guarded(archive.page(context, found));
    }

    private static boolean sealed(String id) {
        return Definitions.published().element(id).filter(Element::sealed).isPresent();
    }

    private Reply get(Context context) {
        requirePurpose(context);
        String id = context.path().getOrDefault("sharedId", "");
        ObjectNode found = seen(context).entrySet().stream()
                .filter(entry -> id(entry.getKey()).equals(id))
                .map(entry -> record(entry.getKey(), entry.getValue()))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
        tell(context, found, "read");
        return Archive.guarded(Reply.json(200, found));
    }

    private Reply linked(Context context) {
        requirePurpose(context);
        Doc own = archive.byId(context, false, "incidentId");
        ObjectNode body = Reply.JSON.createObjectNode().put("incidentId", own.id);
        var copies = body.putArray("copies");
        if (!own.eventId.isEmpty()) {
            seen(context).forEach((doc, content) -> {
                if (doc.eventId.equals(own.eventId)) {
                    tell(context, record(doc, content), "linked");
                    ObjectNode copy = copies.addObject().put("jurisdiction", doc.owner);
                    copy.set("content", (JsonNode) content);
                    copy.put("changedOn", "2026-01-01");
                }
            });
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private Reply changes(Context context) {
        requirePurpose(context);
        seen(context);
        String reader = context.known().jurisdiction();
        int from = Integer.parseInt(context.query().getOrDefault("cursor", "0"));
        int limit = Integer.parseInt(context.query().getOrDefault("limit", "50"));
        ObjectNode page = Reply.JSON.createObjectNode();
        var items = page.putArray("items");
        int place = from;
        for (; place < changes.size() && items.size() < limit; place++) {
            ObjectNode told = changes.get(place).deepCopy();
            if (!told.path("owner").asString("").equals(reader)) {
                boolean received = told.path("recipients").valueStream().anyMatch(one -> one.asString("")
                        .equals(reader));
                told.remove(List.of("owner", "recipients"));
                if (received) {
                    told.put("kind", "superseded");
                }
                items.add(told);
            }
        }
        page.put("complete", place == changes.size()).put("nextCursor", Integer.toString(place));
        return Archive.guarded(Reply.json(200, page));
    }

    private static void requirePurpose(Context context) {
        if (!Set.of(PURPOSE, "research", "benchmarking", "evaluation", "oversight")
                .contains(context.query().getOrDefault("purpose", ""))) {
            throw Refusal.parameter("invalid-parameter", "purpose");
        }
    }

    /** What the caller sees of the incidents of others; what became of them meanwhile goes to the feed. */
    private Map<Doc, ObjectNode> seen(Context context) {
        Map<Doc, ObjectNode> seen = new HashMap<>();
        for (Doc doc : archive.docs) {
            if (doc.review) {
                continue;
            }
            ObjectNode content = followed(doc);
            if (!content.isEmpty()
                    && !doc.owner.equals(context.known().jurisdiction())
                    && context.query().getOrDefault("purpose", "").equals(PURPOSE)) {
                seen.put(doc, content);
            }
        }
        return seen;
    }

    private ObjectNode followed(Doc doc) {
        ObjectNode content = ACCEPTED.contains(doc.current().state())
                ? sharing.now(doc.owner).seen(doc.current().content(), "members", PURPOSE)
                : Reply.JSON.createObjectNode();
        follow(doc, content);
        return content;
    }

    void follow(Doc doc, ObjectNode content) {
        ObjectNode known = before.getOrDefault(doc.id, Reply.JSON.createObjectNode());
        if (!known.equals(content)) {
            before.put(doc.id, content);
            String kind = known.isEmpty() ? "shared" : content.isEmpty() ? "withdrawn" : "changed";
            ObjectNode change = Reply.JSON
                    .createObjectNode()
                    .put("owner", doc.owner)
                    .put("id", id(doc))
                    .put("subject", "incident")
                    .put("kind", kind)
                    .put("changedOn", "2026-01-01");
            if (kind.equals("changed")) {
                Map<String, Receipt> received = receipts.getOrDefault(doc, Map.of());
                received.values().forEach(Receipt::superseded);
                received.keySet().forEach(change.putArray("recipients")::add);
            }
            changes.add(change);
        }
    }

    private Reply corrections(Context context) {
        String owner = context.owner();
        String incident = context.query().getOrDefault("incidentId", "");
        archive.docs.stream().filter(doc -> !doc.review).forEach(this::followed);
        List<ObjectNode> items = new ArrayList<>();
        receipts.forEach((doc, received) -> received.forEach((recipient, receipt) -> {
            if (doc.owner.equals(owner)
                    && (incident.isEmpty() || incident.equals(doc.id))
                    && !receipt.supersededAt.equals(Instant.MAX)) {
                ObjectNode told = Reply.JSON
                        .createObjectNode()
                        .put("subject", "incident")
                        .put("recordId", doc.id)
                        .put("recipient", recipient)
                        .put("receivedAt", receipt.receivedAt.toString())
                        .put("supersededAt", receipt.supersededAt.toString());
                if (!receipt.fetchedAt.equals(Instant.MAX)) {
                    told.put("fetchedAt", receipt.fetchedAt.toString());
                }
                items.add(told);
            }
        }));
        return Archive.guarded(archive.page(context, items));
    }

    /** Accounts for a reading of the operator. */
    void tellEmergency(Context context, Doc doc, String ticket) {
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("at", Instant.now().toString())
                .put("recipient", "OPERATOR")
                .put("client", context.known().clientId())
                .put("purpose", "emergency")
                .put("agreement", "none")
                .put("ticket", ticket);
        told.putArray("clauses");
        told.put("profileVersion", 0).put("subject", doc.noun);
        told.putArray("elements");
        told.put("records", 1).put("way", "emergency");
        incidents.put(told, doc.id);
        accounts.computeIfAbsent(doc.owner, owner -> new ArrayList<>()).add(0, told);
    }

    /** Notes in an owner's account that records of it stand in an extract. */
    void tellExtract(String owner, String client, String recipient, String request, int records) {
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("at", Instant.now().toString())
                .put("recipient", recipient)
                .put("client", client)
                .put("purpose", "research")
                .put("agreement", "1")
                .put("researchRequestId", request);
        told.putArray("clauses");
        told.put("profileVersion", 1).put("subject", "incident");
        told.putArray("elements");
        told.put("records", records).put("way", "extract");
        accounts.computeIfAbsent(owner, any -> new ArrayList<>()).add(0, told);
    }

    private void tell(Context context, ObjectNode record, String way) {
        ObjectNode told = Reply.JSON
                .createObjectNode()
                .put("at", Instant.now().toString())
                .put("recipient", context.known().jurisdiction())
                .put("client", context.known().clientId())
                .put("purpose", PURPOSE)
                .put("agreement", "1");
        told.putArray("clauses").add("1");
        told.put("profileVersion", 1).put("subject", "incident");
        told.putArray("elements");
        told.put("records", 1).put("way", way);
        told.put("requestId", context.request().header("X-Request-Id"));
        archive.docs.stream()
                .filter(doc -> id(doc).equals(record.path("id").asString("")))
                .forEach(doc -> {
                    receipts.computeIfAbsent(doc, one -> new LinkedHashMap<>())
                            .computeIfAbsent(context.known().jurisdiction(), one -> new Receipt())
                            .received();
                    ObjectNode mine = told.deepCopy();
                    incidents.put(mine, doc.id);
                    accounts.computeIfAbsent(doc.owner, owner -> new ArrayList<>())
                            .add(0, mine);
                });
    }

    private static ObjectNode record(Doc doc, ObjectNode content) {
        ObjectNode record = Reply.JSON.createObjectNode().put("id", id(doc)).put("subject", "incident");
        record.set("content", (JsonNode) content);
        return record.put("changedOn", "2026-01-01");
    }

    private static String id(Doc doc) {
        return UUID.nameUUIDFromBytes(("shared " + doc.id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
