package org.npcs.repository.conformance.toy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import tools.jackson.databind.node.ObjectNode;

/** Keysets of owners; this server keeps nothing sealed, since it keeps nothing. */
final class EncryptionKeys {

    private final Map<String, Integer> versions = new HashMap<>();

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getEncryptionKey", context -> answer(200, context.owner(), "settled"));
        operations.put("rotateEncryptionKey", context -> {
            String owner = context.owner();
            versions.merge(owner, 1, Integer::sum);
            return answer(202, owner, "wanted");
        });
    }

    private Reply answer(int status, String owner, String stage) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("keyService", "none")
                .put("available", true)
                .put("version", versions.getOrDefault(owner, 0) + 1)
                .put("stage", stage);
        var elements = body.putArray("elements");
        Definitions.published().elements().stream()
                .filter(Element::sealed)
                .map(Element::id)
                .sorted()
                .forEach(elements::add);
        return Archive.guarded(Reply.json(status, body));
    }
}
