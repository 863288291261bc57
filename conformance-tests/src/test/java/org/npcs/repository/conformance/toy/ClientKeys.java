package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys of clients. */
final class ClientKeys {

    private static final Set<String> ENDS = Set.of("retired", "revoked");

    private final Members members;
    private final Archive archive;
    private final Map<String, ObjectNode> keys = new LinkedHashMap<>();

    ClientKeys(Members members, Archive archive) {
        this.members = members;
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listClientKeys", context -> Archive.guarded(archive.page(context, own(context))));
        operations.put("getClientKey", context -> answer(200, find(context)));
        operations.put("putClientKey", this::put);
        operations.put("transitionClientKey", this::move);
        operations.put("getClientKeySet", this::keySet);
    }

    private List<ObjectNode> own(Context context) {
        client(context);
        return of(context.path().getOrDefault("clientId", "")).toList();
    }

    private Stream<ObjectNode> of(String client) {
        return keys.values().stream()
                .filter(key -> key.path("clientId").asString("").equals(client))
                .map(ClientKeys::standing);
    }

    private void client(Context context) {
        ObjectNode client = members.client(context.path().getOrDefault("clientId", ""));
        if (!client.path("jurisdiction").asString("-").equals(context.owner())) {
            throw new Refusal("not-found");
        }
    }

    private static String name(Context context) {
        return context.path().get("clientId") + "/" + context.path().get("keyId");
    }

    private ObjectNode find(Context context) {
        client(context);
        ObjectNode key = keys.get(name(context));
        if (key == null) {
            throw new Refusal("not-found");
        }
        return key;
    }

    private Reply put(Context context) {
        client(context);
        ObjectNode known = keys.get(name(context));
        if (known != null) {
            if (!known.path("publicKey").equals(context.body().path("publicKey"))) {
                throw new Refusal("already-exists");
            }
            return answer(200, known);
        }
        String now = Instant.now().toString();
        ObjectNode key = context.body().deepCopy();
        if (!key.has("activeFrom")) {
            key.put("activeFrom", now);
        }
        key.put("clientId", context.path().get("clientId"))
                .put("keyId", context.path().get("keyId"));
        key.put("thumbprint", StrictJson.sha256(key.path("publicKey")).substring(0, 43));
        key.put("version", 1).put("etag", "\"1-key\"").put("createdAt", now).put("updatedAt", now);
        keys.put(name(context), key);
        return answer(201, key).header("Location", context.request().path());
    }

    private Reply move(Context context) {
        ObjectNode key = find(context);
        String to = context.body().path("to").asString("");
        String state = standing(key).path("state").asString("");
        if (!ENDS.contains(to) || state.equals("revoked") || state.equals(to)) {
            throw new Refusal("illegal-transition", details -> details.put("state", state));
        }
        key.put("ended", to).put("retiresAt", Instant.now().toString());
        key.put("version", key.path("version").asInt(1) + 1);
        return answer(200, key);
    }

    private Reply keySet(Context context) {
        ObjectNode body = Reply.JSON.createObjectNode();
        ArrayNode set = body.putArray("keys");
        of(context.path().getOrDefault("clientId", ""))
                .filter(key ->
                        Set.of("active", "retiring").contains(key.path("state").asString("")))
                .forEach(key -> set.add(((ObjectNode) key.path("publicKey").deepCopy())
                        .put("kid", key.path("keyId").asString(""))
                        .put("use", "sig")));
        return Reply.json(200, body).header("Cache-Control", "no-store");
    }

    /** The key as it is shown, with the state of this moment. */
    private static ObjectNode standing(ObjectNode key) {
        ObjectNode shown = key.deepCopy();
        Instant now = Instant.now();
        String ended = key.path("ended").asString("");
        String end = key.path("retiresAt").asString("");
        shown.remove("ended");
        if (!ended.isEmpty()) {
            return shown.put("state", ended);
        }
        if (!end.isEmpty() && !now.isBefore(Instant.parse(end))) {
            return shown.put("state", "retired");
        }
        if (now.isBefore(Instant.parse(key.path("activeFrom").asString()))) {
            return shown.put("state", "published");
        }
        return shown.put("state", end.isEmpty() ? "active" : "retiring");
    }

    private static Reply answer(int status, ObjectNode key) {
        return Archive.guarded(Reply.json(status, standing(key)).header("ETag", "\"1-key\""));
    }
}
