package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trails of what was done, seen and refused. */
final class Audit {

    private static final Set<String> NOTED =
            Set.of("insufficient-scope", "not-found", "record-withdrawn", "second-person-needed");
    private static final Map<String, String> ACTIONS =
            Map.of("GET", "read", "PUT", "update", "PATCH", "update", "POST", "create");

    private final Archive archive;
    private final Members members;
    private final AuditDigests digests = new AuditDigests();
    private final Map<String, List<ObjectNode>> trails = new HashMap<>();

    /** A request on its way, as far as it is known. */
    static final class Trace {
        private final String requestId;
        private @Nullable Caller caller;
        private String operation = "";
        private JsonNode definition = Reply.JSON.createObjectNode();
        private Map<String, String> path = Map.of();
        private String method = "";
        private boolean further;

        Trace(String requestId) {
            this.requestId = requestId;
        }

        void known(Caller by, String id, JsonNode of, Map<String, String> parameters, Request request) {
            caller = by;
            operation = id;
            definition = of;
            path = parameters;
            method = request.method();
            further = request.query().contains("cursor=");
        }

        private String home() {
            return caller == null || caller.jurisdiction().isEmpty() ? "OPERATOR" : caller.jurisdiction();
        }
    }

    Audit(Archive archive, Members members) {
        this.archive = archive;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listAuditEntries", this::list);
        operations.put("getAuditHead", this::head);
        operations.put("verifyAuditTrail", this::verify);
        operations.put("getAuditKeys", context -> Archive.guarded(Reply.json(200, digests.keys())));
        operations.put("getClientActivity", this::activity);
    }

    void done(Trace trace, Reply reply) {
        // The pages of one list are one reading here, so that a list of small pages has an end.
        if (trace.caller == null || reply.status() >= 300 || trace.further) {
            return;
        }
        boolean list = trace.operation.startsWith("list");
        String action = reply.status() == 201 ? "create" : list ? "list" : ACTIONS.getOrDefault(trace.method, "read");
        ObjectNode entry = entry(trace, trace.home(), action);
        entry.put("noun", trace.definition.at("/tags/0").asString("record"));
        String id = id(trace, reply);
        if (!id.isEmpty()) {
            entry.put("recordId", id);
        }
        add(entry.put("records", 1).put("outcome", "done"));
    }

    void refused(Trace trace, Refusal refusal) {
        if (trace.caller == null || !NOTED.contains(refusal.code())) {
            return;
        }
        String home = trace.home();
        add(attempt(trace, home, refusal));
        String owner = members.jurisdictions.containsKey(trace.path.getOrDefault("jurisdiction", ""))
                ? trace.path.getOrDefault("jurisdiction", "")
                : Stream.concat(archive.docs.stream(), archive.gone.stream())
                        .filter(doc -> trace.path.containsValue(doc.id))
                        .map(doc -> doc.owner)
                        .findFirst()
                        .orElse(home);
        if (!owner.equals(home)) {
            add(attempt(trace, owner, refusal).put("callerJurisdiction", home));
        }
    }

    private static ObjectNode attempt(Trace trace, String owner, Refusal refusal) {
        ObjectNode entry = entry(trace, owner, "attempt").put("noun", "request");
        trace.path.values().stream().filter(Audit::identifier).findFirst().ifPresent(id -> entry.put("recordId", id));
        return entry.put("records", 0).put("outcome", "refused").put("code", refusal.code());
    }

    private static ObjectNode entry(Trace trace, String owner, String action) {
        Caller caller = java.util.Objects.requireNonNull(trace.caller);
        return Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put("clientId", caller.clientId())
                .put("actor", caller.clientId())
                .put("requestId", trace.requestId)
                .put("operation", trace.operation)
                .put("action", action);
    }

    private static String id(Trace trace, Reply reply) {
        String answered = reply.header("Content-Type").equals("application/json")
                ? reply.json().path("id").asString("")
                : "";
        return Stream.concat(Stream.of(answered), trace.path.values().stream())
                .filter(Audit::identifier)
                .findFirst()
                .orElse("");
    }

    private static boolean identifier(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private void add(ObjectNode entry) {
        List<ObjectNode> trail =
                trails.computeIfAbsent(entry.path("jurisdiction").asString(""), owner -> new ArrayList<>());
        trail.add(digests.next(trail, entry.put("id", trail.size() + 1)));
    }

    private String owner(Context context) {
        boolean operators = context.known().kind().equals("operator")
                && context.path().getOrDefault("jurisdiction", "").equals("OPERATOR");
        return operators ? "OPERATOR" : context.owner();
    }

    private List<ObjectNode> links(String owner) {
        return trails.getOrDefault(owner, List.of());
    }

    private Reply list(Context context) {
        Map<String, String> query = context.query();
        List<ObjectNode> chosen = links(owner(context)).stream()
                .filter(link -> {
                    JsonNode entry = link.path("entry");
                    Instant at = Instant.parse(entry.path("at").asString(""));
                    return Stream.of("action", "clientId", "outcome", "recordId")
                                    .allMatch(name -> !query.containsKey(name)
                                            || query.get(name)
                                                    .equals(entry.path(name).asString("")))
                            && (!query.containsKey("from") || !at.isBefore(Instant.parse(query.get("from"))))
                            && (!query.containsKey("to") || at.isBefore(Instant.parse(query.get("to"))));
                })
                .toList();
        return Archive.guarded(archive.page(context, chosen));
    }

    private Reply head(Context context) {
        String owner = owner(context);
        return Archive.guarded(Reply.json(200, digests.head(owner, links(owner))));
    }

    private Reply verify(Context context) {
        String owner = owner(context);
        String statement = context.body().path("head").asString("");
        List<ObjectNode> links = links(owner);
        ObjectNode body =
                Reply.JSON.createObjectNode().put("entries", links.size()).put("waiting", 0);
        ArrayNode compared = body.putArray("compared");
        boolean agrees = true;
        if (!statement.isEmpty()) {
            JsonNode head = digests.opened(statement);
            if (!head.path("jurisdiction").asString("").equals(owner)) {
                throw Refusal.parameter("invalid-parameter", "head");
            }
            int sequence = head.path("sequence").asInt(0);
            agrees = sequence == 0
                    || sequence <= links.size()
                            && links.get(sequence - 1).path("digest").equals(head.path("digest"));
            compared.addObject()
                    .put("what", "given-head")
                    .put("sequence", sequence)
                    .put("agrees", agrees);
        }
        return Archive.guarded(Reply.json(200, body.put("holds", agrees)));
    }

    private Reply activity(Context context) {
        String client = context.path().getOrDefault("clientId", "");
        Caller caller = context.known();
        Instant from = Instant.parse(context.query().getOrDefault("from", "1970-01-01T00:00:00Z"));
        ObjectNode body = Reply.JSON.createObjectNode().put("clientId", client).put("from", from.toString());
        ArrayNode told = body.putArray("jurisdictions");
        new TreeMap<>(trails).forEach((owner, trail) -> {
            List<JsonNode> left = trail.stream()
                    .map(link -> link.path("entry"))
                    .filter(entry -> entry.path("clientId").asString("").equals(client))
                    .filter(entry ->
                            !Instant.parse(entry.path("at").asString("")).isBefore(from))
                    .toList();
            if (!left.isEmpty() && (caller.kind().equals("operator") || owner.equals(caller.jurisdiction()))) {
                told.add(counted(owner, client, left));
            }
        });
        boolean own = members.client(client).path("jurisdiction").asString("").equals(caller.jurisdiction());
        if (told.isEmpty() && !own && !caller.kind().equals("operator")) {
            throw new Refusal("not-found");
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private static ObjectNode counted(String owner, String client, List<JsonNode> left) {
        ObjectNode member = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("entries", left.size())
                .put("records", left.size())
                .put("firstAt", left.get(0).path("at").asString(""))
                .put("lastAt", left.get(left.size() - 1).path("at").asString(""));
        member.putArray("actions");
        return member.put("notice", "The client " + client + " left " + left.size() + " entries in your audit trail.");
    }
}
