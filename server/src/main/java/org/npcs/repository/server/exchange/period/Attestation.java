package org.npcs.repository.server.exchange.period;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.Arrivals;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * An attestation and what has arrived since.
 *
 * @param arrivals records of the period that are stored now
 */
public record Attestation(StoredRecord stored, Arrivals arrivals) {

    /** What is stated, or that it was overtaken. */
    public String state() {
        return standing(stored.state(), arrivals.records());
    }

    /** When records of a period without any were there first; null while the statement holds. */
    public @Nullable Instant supersededAt() {
        var first = arrivals.first();
        if (!state().equals("superseded") || first == null) {
            return null;
        }
        return first.isBefore(stored.storedAt()) ? stored.storedAt() : first;
    }

    /** Period that it is about. */
    public String period() {
        return java.util.Objects.requireNonNull(stored.facet("period"));
    }

    /** Kind of record that it is about. */
    public String recordKind() {
        return java.util.Objects.requireNonNull(stored.facet("record_kind"));
    }

    static String standing(String status, long records) {
        return status.equals("none-to-report") && records > 0 ? "superseded" : status;
    }
}
