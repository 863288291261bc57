package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Analyst tokens, and the list of releases that they read. */
final class AnalystTokens {

    static final String PREFIX = "npcs_at_";

    private final Members members;
    private final Archive archive;

    AnalystTokens(Members members, Archive archive) {
        this.members = members;
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createAnalystToken", this::create);
        operations.put("listAnalystTokens", context -> Archive.guarded(archive.page(context, own(context))));
        operations.put("getAnalystToken", context -> answer(find(context)));
        operations.put("transitionAnalystToken", this::move);
        operations.putIfAbsent("listReleases", context -> archive.page(context, List.of()));
    }

    private Reply create(Context context) {
        String owner = context.owner();
        LocalDate last = LocalDate.parse(context.body().path("expiresOn").asString(""));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (last.isBefore(today) || last.isAfter(today.plusDays(90))) {
            throw Refusal.parameter("invalid-parameter", "expiresOn");
        }
        ObjectNode token = context.body().deepCopy();
        String id = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        token.withArray("/addressRanges");
        token.put("id", id).put("jurisdiction", owner).put("state", "active").put("version", 1);
        token.put("createdBy", context.known().clientId()).put("createdAt", now).put("updatedAt", now);
        String secret = PREFIX + (id + UUID.randomUUID()).replace("-", "").substring(0, 36);
        members.analystTokens.put(secret, token);
        ObjectNode body = Reply.JSON.createObjectNode();
        body.set("record", token.deepCopy());
        return Archive.guarded(Reply.json(201, body.put("token", secret)))
                .header("Location", context.request().path() + "/" + id);
    }

    private List<ObjectNode> own(Context context) {
        String owner = context.owner();
        return members.analystTokens.values().stream()
                .filter(token -> token.path("jurisdiction").asString("").equals(owner))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    private ObjectNode find(Context context) {
        String owner = context.owner();
        String id = context.path().getOrDefault("tokenId", "");
        return members.analystTokens.values().stream()
                .filter(token -> token.path("jurisdiction").asString("").equals(owner))
                .filter(token -> token.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply move(Context context) {
        ObjectNode token = find(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(
                token.path("state").asString(""), Map.of("active", Set.of("revoked"), "revoked", Set.of()), to);
        token.put("state", to).put("version", 2);
        token.put("reason", context.body().path("reason").asString("other"));
        return answer(token);
    }

    private static Reply answer(ObjectNode token) {
        return Archive.guarded(Reply.json(200, token.deepCopy()).header("ETag", "\"1-token\""));
    }

    /** Who calls with an analyst token. */
    static Caller caller(Members members, Request request, String secret) {
        ObjectNode token = members.analystTokens.get(secret);
        if (token == null) {
            throw rejected("token-unknown");
        }
        if (token.path("state").asString("").equals("revoked")) {
            throw rejected("token-revoked");
        }
        boolean here = token.path("addressRanges").isEmpty()
                || token.path("addressRanges").valueStream().anyMatch(range -> range.asString("")
                        .startsWith("127."));
        if (!here) {
            throw rejected("token-wrong-address");
        }
        if (!request.header("Acting-For").isEmpty()) {
            throw new Refusal("no-delegation");
        }
        return new Caller(
                "analyst-token:" + token.path("id").asString(""),
                token.path("jurisdiction").asString(""),
                Set.of("analytics:read"),
                "analyst",
                Instant.now().plusSeconds(600));
    }

    private static Refusal rejected(String fault) {
        return new Refusal("token-rejected", details -> details.put("fault", fault));
    }
}
