package org.npcs.repository.client;

import java.time.Instant;
import java.util.UUID;

/** Which entries of a trail to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class AuditQuery {

    /** No filter. */
    public static final AuditQuery ALL = new AuditQuery(Filters.NONE);

    private final Filters filters;

    private AuditQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for entries of this instant or later. */
    public AuditQuery from(Instant value) {
        return new AuditQuery(filters.with("from", value));
    }

    /** Returns a copy for entries before this instant. */
    public AuditQuery to(Instant value) {
        return new AuditQuery(filters.with("to", value));
    }

    /** Returns a copy for this action, such as {@code read}. */
    public AuditQuery action(String value) {
        return new AuditQuery(filters.with("action", value));
    }

    /** Returns a copy for what this client did. */
    public AuditQuery clientId(String value) {
        return new AuditQuery(filters.with("clientId", value));
    }

    /** Returns a copy for what was {@code done}, or for what was {@code refused}. */
    public AuditQuery outcome(String value) {
        return new AuditQuery(filters.with("outcome", value));
    }

    /** Returns a copy for what concerned this record. */
    public AuditQuery recordId(UUID value) {
        return new AuditQuery(filters.with("recordId", value));
    }

    /** Returns a copy for entries fetched with at most so many on a page, 1 to 500. */
    public AuditQuery limit(int value) {
        return new AuditQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
