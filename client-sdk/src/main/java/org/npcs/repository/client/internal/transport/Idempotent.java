package org.npcs.repository.client.internal.transport;

import java.util.UUID;
import java.util.function.Supplier;

/** Gives a keyed call its idempotency key, once: above the repetitions, so that all of them carry the same. */
public final class Idempotent implements Transport {

    /** The header field. */
    public static final String HEADER = "Idempotency-Key";

    private final Transport next;
    private final Supplier<String> keys;

    /** Decorates a transport with random keys. */
    public Idempotent(Transport next) {
        this(next, () -> UUID.randomUUID().toString());
    }

    Idempotent(Transport next, Supplier<String> keys) {
        this.next = next;
        this.keys = keys;
    }

    @Override
    public Answer send(Request request) {
        if (!request.keyed()) {
            return next.send(request);
        }
        String chosen = request.headers().get(HEADER);
        String key = chosen == null ? keys.get() : chosen;
        return next.send(request.with(HEADER, key)).withIdempotencyKey(key);
    }
}
