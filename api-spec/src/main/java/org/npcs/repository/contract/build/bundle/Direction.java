package org.npcs.repository.contract.build.bundle;

/** Who sends a part of a message: what is harmless for one sender may break the other. */
public enum Direction {
    /** Sent by a client: parameters and request bodies, and the answers of a client to a webhook. */
    REQUEST,
    /** Sent by the repository: responses with their headers, and the bodies of webhooks. */
    RESPONSE
}
