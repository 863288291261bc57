package org.npcs.repository.server.platform.record;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Identifiers of records: UUID version 7 (RFC 9562), so that the order of identifiers is the order of first storing. */
public final class RecordIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordIds() {}

    /** A new identifier. */
    public static UUID next(Instant now) {
        // Twelve bits below the millisecond keep records of one millisecond in order (RFC 9562, 6.2, method 3).
        long fraction = (now.getNano() % 1_000_000L) * 4096 / 1_000_000L;
        long high = now.toEpochMilli() << 16 | 0x7000L | fraction;
        long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
