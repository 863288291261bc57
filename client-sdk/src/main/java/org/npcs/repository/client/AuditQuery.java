package org.npcs.repository.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries of a trail to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class AuditQuery {

    /** No filter. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null);

    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final @Nullable String action;
    private final @Nullable String clientId;
    private final @Nullable String outcome;
    private final @Nullable UUID recordId;
    private final @Nullable Integer limit;

    private AuditQuery(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String action,
            @Nullable String clientId,
            @Nullable String outcome,
            @Nullable UUID recordId,
            @Nullable Integer limit) {
        this.from = from;
        this.to = to;
        this.action = action;
        this.clientId = clientId;
        this.outcome = outcome;
        this.recordId = recordId;
        this.limit = limit;
    }

    /** Returns a copy for entries of this instant or later. */
    public AuditQuery from(Instant value) {
        return new AuditQuery(value, to, action, clientId, outcome, recordId, limit);
    }

    /** Returns a copy for entries before this instant. */
    public AuditQuery to(Instant value) {
        return new AuditQuery(from, value, action, clientId, outcome, recordId, limit);
    }

    /** Returns a copy for this action, such as {@code read}. */
    public AuditQuery action(String value) {
        return new AuditQuery(from, to, value, clientId, outcome, recordId, limit);
    }

    /** Returns a copy for what this client did. */
    public AuditQuery clientId(String value) {
        return new AuditQuery(from, to, action, value, outcome, recordId, limit);
    }

    /** Returns a copy for what was {@code done}, or for what was {@code refused}. */
    public AuditQuery outcome(String value) {
        return new AuditQuery(from, to, action, clientId, value, recordId, limit);
    }

    /** Returns a copy for what concerned this record. */
    public AuditQuery recordId(UUID value) {
        return new AuditQuery(from, to, action, clientId, outcome, value, limit);
    }

    /** Returns a copy for entries fetched with at most so many on a page, 1 to 500. */
    public AuditQuery limit(int value) {
        return new AuditQuery(from, to, action, clientId, outcome, recordId, value);
    }

    Call fill(Call call) {
        return call.query("from", from)
                .query("to", to)
                .query("action", action)
                .query("clientId", clientId)
                .query("outcome", outcome)
                .query("recordId", recordId)
                .query("limit", limit);
    }
}
