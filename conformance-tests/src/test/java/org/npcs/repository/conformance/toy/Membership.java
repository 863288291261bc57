package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Members, clients and delegations. */
final class Membership {

    private static final Map<String, Set<String>> DELEGATION = Map.of(
            "granted", Set.of("suspended", "revoked"), "suspended", Set.of("granted", "revoked"), "revoked", Set.of());
    private static final Map<String, Set<String>> CLIENT = Map.of(
            "active", Set.of("suspended", "closed"), "suspended", Set.of("active", "closed"), "closed", Set.of());
    private static final Set<String> OWN_ONLY =
            Set.of("membership:manage", "review:finalise", "sharing:manage", "shared:read", "audit:read");

    private final Members members;
    private final Archive archive;

    Membership(Members members, Archive archive) {
        this.members = members;
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getCaller", this::me);
        operations.put(
                "listJurisdictions", context -> archive.page(context, List.copyOf(members.jurisdictions.values())));
        operations.put(
                "getJurisdiction",
                context -> found(members.jurisdictions.get(context.path().get("jurisdiction"))));
        operations.put("putJurisdiction", this::enter);
        operations.put("listClients", context -> archive.page(context, own(context)));
        operations.put("getClient", context -> found(client(context)));
        operations.put("registerClient", this::register);
        operations.put("transitionClient", context -> step(client(context), CLIENT, context));
        operations.put("listDelegations", context -> archive.page(context, delegations(context)));
        operations.put("getDelegation", context -> found(delegation(context)));
        operations.put("grantDelegation", this::grant);
        operations.put("transitionDelegation", context -> step(delegation(context), DELEGATION, context));
    }

    private Reply me(Context context) {
        Caller caller = context.known();
        ObjectNode body = Reply.JSON.createObjectNode();
        body.set("client", members.client(caller.clientId()).deepCopy());
        body.put("actor", caller.clientId());
        JsonNode jurisdiction = members.jurisdictions.get(caller.jurisdiction());
        if (jurisdiction != null) {
            body.set("jurisdiction", jurisdiction.deepCopy());
        }
        caller.scopes().forEach(body.putArray("scopes")::add);
        body.put("environment", "sandbox")
                .put("tokenExpiresAt", caller.expires().toString());
        body.putObject("quota").put("limit", 6000).put("remaining", 6000).put("resetSeconds", 1);
        return Reply.json(200, body).header("Cache-Control", "private, no-store");
    }

    private Reply enter(Context context) {
        if (!context.known().kind().equals("operator")) {
            throw Refusal.allowed("insufficient-scope", List.of("membership:manage"));
        }
        String code = context.path().getOrDefault("jurisdiction", "");
        boolean known = members.jurisdictions.containsKey(code);
        ObjectNode entry = context.body().put("version", 1);
        members.jurisdictions.putIfAbsent(code, entry);
        return Reply.json(known ? 200 : 201, members.jurisdictions.get(code));
    }

    private List<ObjectNode> own(Context context) {
        String owner = context.owner();
        return members.clients.values().stream()
                .filter(client -> client.path("jurisdiction").asString("").equals(owner))
                .toList();
    }

    private ObjectNode client(Context context) {
        String id = context.path().getOrDefault("clientId", "");
        return own(context).stream()
                .filter(client -> client.path("clientId").asString("").equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply register(Context context) {
        ObjectNode client = context.body();
        String owner = client.path("jurisdiction").asString(context.owner());
        if (!client.path("kind").asString("").equals("member") || !owner.equals(context.owner())) {
            throw Refusal.parameter("invalid-parameter", "kind");
        }
        client.put("jurisdiction", owner).put("state", "active").put("version", 1);
        if (members.clients.putIfAbsent(client.path("clientId").asString(""), client) != null) {
            throw new Refusal("already-exists");
        }
        return Reply.json(201, client);
    }

    private List<ObjectNode> delegations(Context context) {
        String owner = context.owner();
        List<ObjectNode> own = new ArrayList<>(members.delegations.values().stream()
                .filter(delegation ->
                        delegation.path("jurisdiction").asString("").equals(owner))
                .toList());
        java.util.Collections.reverse(own);
        return own;
    }

    private ObjectNode delegation(Context context) {
        String id = context.path().getOrDefault("delegationId", "");
        return delegations(context).stream()
                .filter(delegation -> delegation.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply grant(Context context) {
        ObjectNode delegation = context.body();
        delegation.path("scopes").forEach(scope -> {
            if (OWN_ONLY.contains(scope.asString())) {
                throw Refusal.parameter("invalid-parameter", "scopes");
            }
        });
        String id = UUID.randomUUID().toString();
        delegation
                .put("id", id)
                .put("jurisdiction", context.owner())
                .put("state", "granted")
                .put("version", 1);
        members.delegations.put(id, delegation);
        return Reply.json(201, delegation);
    }

    private static Reply step(ObjectNode entry, Map<String, Set<String>> states, Context context) {
        String to = context.body().path("to").asString("");
        Archive.requireStep(entry.path("state").asString(""), states, to);
        entry.put("state", to).put("version", entry.path("version").asInt(1) + 1);
        return Reply.json(200, entry.deepCopy());
    }

    private static Reply found(@org.jspecify.annotations.Nullable ObjectNode entry) {
        if (entry == null) {
            throw new Refusal("not-found");
        }
        return Reply.json(200, entry);
    }
}
