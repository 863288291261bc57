package org.npcs.repository.server.platform.encryption;

/**
 * A member that is stored but cannot be read.
 *
 * @param pointer its place in the document, as a JSON pointer
 * @param reason {@link #AWAY}, {@link #DESTROYED} or {@link #DAMAGED}
 */
public record Unreadable(String pointer, String reason) {

    static final String AWAY = "key-service-unavailable";
    static final String DESTROYED = "key-destroyed";
    static final String DAMAGED = "damaged";
}
