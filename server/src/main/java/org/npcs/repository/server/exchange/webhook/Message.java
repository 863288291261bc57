package org.npcs.repository.server.exchange.webhook;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is posted: nothing of any record. The same delivery always makes the same bytes. */
final class Message {

    private Message() {}

    static byte[] bytes(Delivery delivery) {
        var message = JsonNodeFactory.instance.objectNode();
        message.put("type", delivery.type())
                .put("timestamp", delivery.createdAt().toString());
        message.putObject("data").put("jurisdiction", delivery.jurisdiction()).put("href", delivery.feed());
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }
}
