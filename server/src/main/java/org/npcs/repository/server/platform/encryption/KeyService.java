package org.npcs.repository.server.platform.encryption;

import reactor.core.publisher.Mono;

/**
 * Keeps the key that wraps the keysets of the owners. It is asked once for a keyset, never for a record; it sees neither
 * records nor the keys of records.
 */
public interface KeyService {

    /**
     * Wraps a keyset for its owner.
     *
     * @param owner code of the jurisdiction; the wrapped keyset opens for no other
     */
    Mono<String> wrap(String owner, byte[] keyset);

    /**
     * Unwraps what {@link #wrap} gave.
     *
     * @return the keyset; an error when the service is not reachable or refuses
     */
    Mono<byte[]> unwrap(String owner, String wrapped);

    /** What kind of service it is, for people; no address and no secret. */
    String kind();
}
