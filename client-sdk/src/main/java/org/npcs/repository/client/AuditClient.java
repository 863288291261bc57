package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.audit.AuditTrailVerifier;
import org.npcs.repository.client.internal.AuditOperations;
import org.npcs.repository.client.model.AuditEntryList;
import org.npcs.repository.client.model.AuditHead;
import org.npcs.repository.client.model.AuditKeys;
import org.npcs.repository.client.model.AuditLink;
import org.npcs.repository.client.model.AuditVerification;
import org.npcs.repository.client.model.AuditVerificationRequest;
import org.npcs.repository.client.page.Pages;

/**
 * The trail of the own jurisdiction: who did or saw what, what was refused, and who tried from outside. The operator reads its own
 * with a client of the jurisdiction {@code OPERATOR}.
 */
public final class AuditClient {

    private final Calls calls;

    AuditClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns all entries in the order of the chain. */
    public Pages<AuditLink> entries() {
        return entries(AuditQuery.ALL);
    }

    /** Returns the entries that a query chooses, in the order of the chain; by client it is every call that a vendor made. */
    public Pages<AuditLink> entries(AuditQuery query) {
        return entries(query, CallOptions.NONE);
    }

    /** Returns the entries that a query chooses, in the order of the chain; by client it is every call that a vendor made. */
    public Pages<AuditLink> entries(AuditQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(AuditOperations.LIST_AUDIT_ENTRIES, options)),
                "AuditEntryList",
                AuditEntryList::fromJson,
                AuditEntryList::items,
                AuditEntryList::nextCursor);
    }

    /** Returns the signed head. Keep its statement outside the repository. */
    public AuditHead head() {
        return head(CallOptions.NONE);
    }

    /** Returns the signed head. Keep its statement outside the repository. */
    public AuditHead head(CallOptions options) {
        return calls.call(new Call(AuditOperations.GET_AUDIT_HEAD, options), "AuditHead", AuditHead::fromJson);
    }

    /**
     * Lets the repository verify the trail, and compare it with a head that was kept.
     *
     * @param statement statement of a head, or null
     */
    public AuditVerification verify(@Nullable String statement) {
        return verify(statement, CallOptions.NONE);
    }

    /**
     * Lets the repository verify the trail, and compare it with a head that was kept.
     *
     * @param statement statement of a head, or null
     */
    public AuditVerification verify(@Nullable String statement, CallOptions options) {
        AuditVerificationRequest.Builder request = AuditVerificationRequest.builder();
        if (statement != null) {
            request.head(statement);
        }
        Call call = new Call(AuditOperations.VERIFY_AUDIT_TRAIL, options)
                .body(request.build().toJson());
        return calls.call(call, "AuditVerification", AuditVerification::fromJson);
    }

    /** Returns the public keys that sign heads. Keep them with the heads. */
    public AuditKeys keys() {
        return keys(CallOptions.NONE);
    }

    /** Returns the public keys that sign heads. Keep them with the heads. */
    public AuditKeys keys(CallOptions options) {
        return calls.call(new Call(AuditOperations.GET_AUDIT_KEYS, options), "AuditKeys", AuditKeys::fromJson);
    }

    /** Returns a verifier that trusts the keys published now, for a verification on this machine. */
    public AuditTrailVerifier verifier() {
        return AuditTrailVerifier.of(keys());
    }
}
