package org.npcs.repository.conformance.toy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The invented members, their clients, and what they delegated. */
final class Members {

    private static final String NIGHTLY =
            "incident:read incident:write review:read review:write" + " exchange:read exchange:write";
    private static final String SHARED = " shared:read";
    private static final String REVIEWER = "incident:read review:read review:write exchange:read";
    private static final String ADMIN = "membership:read membership:manage membership:keys incident:read review:read"
            + " exchange:read audit:read sharing:read sharing:manage support:read support:write"
            + " governance:read governance:write";

    private static final String STEWARD =
            "analytics:read analytics:manage research:request notice:read notice:manage culture:read culture:manage improvement:read improvement:manage";

    final Map<String, ObjectNode> jurisdictions = new TreeMap<>();
    final Map<String, ObjectNode> clients = new TreeMap<>();
    final Map<String, ObjectNode> delegations = new LinkedHashMap<>();

    /** Analyst tokens by their secrets. */
    final Map<String, ObjectNode> analystTokens = new LinkedHashMap<>();

    Members() {
        jurisdiction("US-XA", "Cedar");
        jurisdiction("US-XB", "Fenwick");
        jurisdiction("US-XC", "Juniper");
        Map.of("cedar", "US-XA", "fenwick", "US-XB").forEach((name, code) -> {
            client(name + "-nightly", "member", code, NIGHTLY + SHARED + " outcome:read outcome:write");
            client(name + "-reviewer", "member", code, REVIEWER);
            client(
                    name + "-lead",
                    "member",
                    code,
                    NIGHTLY
                            + " review:finalise notice:read notice:respond support:read support:write culture:read culture:write"
                            + " improvement:read improvement:write governance:read governance:write");
            client(name + "-admin", "member", code, ADMIN);
            client(
                    name + "-analyst",
                    "member",
                    code,
                    "analytics:read notice:read notice:respond outcome:read outcome:write culture:read culture:write"
                            + " improvement:read improvement:write");
            client(name + "-researcher", "member", code, "analytics:read research:request");
            client(name + "-counsel", "member", code, "membership:read audit:read sharing:read sharing:manage");
        });
        client("steward", "operator", "", STEWARD + " support:read support:write support:manage");
        client("steward-second", "operator", "", STEWARD);
        client("lantern", "vendor", "", NIGHTLY);
        client(
                "operator",
                "operator",
                "",
                "membership:read membership:manage definition:manage sharing:read sharing:manage audit:read"
                        + " notice:read notice:manage governance:read governance:manage");
    }

    ObjectNode client(String id) {
        return clients.getOrDefault(id, Reply.JSON.createObjectNode());
    }

    ObjectNode jurisdiction(String code) {
        return jurisdictions.getOrDefault(code, Reply.JSON.createObjectNode());
    }

    private void jurisdiction(String code, String name) {
        jurisdictions.put(
                code,
                Reply.JSON
                        .createObjectNode()
                        .put("code", code)
                        .put("name", name)
                        .put("kind", "state")
                        .put("onePersonFinalisation", false)
                        .put("version", 1));
    }

    private void client(String id, String kind, String owner, String scopes) {
        ObjectNode client = Reply.JSON.createObjectNode();
        client.put("clientId", id).put("name", id).put("kind", kind);
        if (!owner.isEmpty()) {
            client.put("jurisdiction", owner);
        }
        List.of(scopes.split(" ")).forEach(client.putArray("scopes")::add);
        client.put("state", "active").put("version", 1);
        clients.put(id, client);
    }
}
