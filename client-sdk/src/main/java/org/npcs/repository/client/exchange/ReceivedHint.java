package org.npcs.repository.client.exchange;

import java.time.Instant;
import org.npcs.repository.client.model.WebhookMessage;

/**
 * A message whose signature was verified. A type that this version of the library does not know is handed over like any other.
 *
 * @param id identifier of the message; a repeat has the same
 * @param signedAt when this attempt was signed
 * @param message what it says
 */
public record ReceivedHint(String id, Instant signedAt, WebhookMessage message) {

    /** Returns whether the change feed holds something new, which is when to read it. */
    public boolean changesAvailable() {
        return message.type().equals("changes.available");
    }

    /** Returns whether the owner tries the webhook; answer 204, and do nothing else. */
    public boolean ping() {
        return message.type().equals("webhook.ping");
    }
}
