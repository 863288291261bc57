package org.npcs.repository.conformance.toy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an operation knows about its request. */
record Context(
        Request request,
        @Nullable Caller caller,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode content,
        Object monitor) {

    Caller known() {
        if (caller == null) {
            throw new Refusal("unauthenticated");
        }
        return caller;
    }

    ObjectNode body() {
        if (content instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal("malformed-json");
    }

    String owner() {
        String owner = known().jurisdiction();
        if (owner.isEmpty()
                || path.containsKey("jurisdiction") && !path.get("jurisdiction").equals(owner)) {
            throw new Refusal("not-found");
        }
        return owner;
    }

    /** Lets others work for a while. */
    void pause(long millis) {
        try {
            monitor.wait(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean lenient() {
        return request.header("Prefer").contains("handling=lenient");
    }
}
