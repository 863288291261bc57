package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.Agreement;
import org.npcs.repository.client.model.AgreementList;
import org.npcs.repository.client.model.AgreementRecord;
import org.npcs.repository.client.model.AgreementSigning;
import org.npcs.repository.client.page.Pages;

/** Under which rules data are shared: agreements, who has signed them, and who has not. */
public final class SharingClient {

    private final Calls calls;

    SharingClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns all agreements of the jurisdiction in the order in which they were drafted. */
    public Pages<AgreementRecord> agreements() {
        return agreements(null, CallOptions.NONE);
    }

    /** Returns the agreements in a state, or all for null. */
    public Pages<AgreementRecord> agreements(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_AGREEMENTS, options).query("state", state),
                "AgreementList",
                AgreementList::fromJson,
                AgreementList::items,
                AgreementList::nextCursor);
    }

    /** Returns an agreement with its signatures, and with those that are missing. */
    public AgreementRecord agreement(UUID id) {
        return agreement(id, CallOptions.NONE);
    }

    /** Returns an agreement with its signatures, and with those that are missing. */
    public AgreementRecord agreement(UUID id, CallOptions options) {
        Call call = new Call(SharingOperations.GET_AGREEMENT, options).path("agreementId", id);
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Drafts the next agreement of its kind. */
    public AgreementRecord draft(Agreement content) {
        return draft(content, CallOptions.NONE);
    }

    /** Drafts the next agreement of its kind. */
    public AgreementRecord draft(Agreement content, CallOptions options) {
        Call call = new Call(SharingOperations.CREATE_AGREEMENT, options).body(content.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Changes a draft; needs {@code ifMatch} or {@code expectedVersion}. */
    public AgreementRecord change(UUID id, Agreement content) {
        return change(id, content, CallOptions.NONE);
    }

    /** Changes a draft; needs {@code ifMatch} or {@code expectedVersion}. */
    public AgreementRecord change(UUID id, Agreement content, CallOptions options) {
        Call call = new Call(SharingOperations.PUT_AGREEMENT, options)
                .path("agreementId", id)
                .body(content.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    /** Gives a draft to review. */
    public AgreementRecord submit(UUID id) {
        return submit(id, CallOptions.NONE);
    }

    /** Gives a draft to review. */
    public AgreementRecord submit(UUID id, CallOptions options) {
        return step(id, "in-review", options);
    }

    /** Approves what was reviewed; from now on it can be signed. */
    public AgreementRecord approve(UUID id) {
        return approve(id, CallOptions.NONE);
    }

    /** Approves what was reviewed; from now on it can be signed. */
    public AgreementRecord approve(UUID id, CallOptions options) {
        return step(id, "approved", options);
    }

    /** Suspends an executed agreement: from the next request on real data are refused. The reason is a code of {@code change-reason}. */
    public AgreementRecord suspend(UUID id, String reason) {
        return suspend(id, reason, CallOptions.NONE);
    }

    /** Suspends an executed agreement: from the next request on real data are refused. The reason is a code of {@code change-reason}. */
    public AgreementRecord suspend(UUID id, String reason, CallOptions options) {
        return step(id, "suspended", options.reason(reason));
    }

    /** Resumes a suspended agreement. The reason is a code of {@code change-reason}. */
    public AgreementRecord resume(UUID id, String reason) {
        return resume(id, reason, CallOptions.NONE);
    }

    /** Resumes a suspended agreement. The reason is a code of {@code change-reason}. */
    public AgreementRecord resume(UUID id, String reason, CallOptions options) {
        return step(id, "executed", options.reason(reason));
    }

    /** Terminates an agreement for good. The reason is a code of {@code change-reason}. */
    public AgreementRecord terminate(UUID id, String reason) {
        return terminate(id, reason, CallOptions.NONE);
    }

    /** Terminates an agreement for good. The reason is a code of {@code change-reason}. */
    public AgreementRecord terminate(UUID id, String reason, CallOptions options) {
        return step(id, "terminated", options.reason(reason));
    }

    /** Notes a signature of one of the own offices; the last one executes the agreement. */
    public AgreementRecord sign(UUID id, AgreementSigning signing) {
        return sign(id, signing, CallOptions.NONE);
    }

    /** Notes a signature of one of the own offices; the last one executes the agreement. */
    public AgreementRecord sign(UUID id, AgreementSigning signing, CallOptions options) {
        Call call = new Call(SharingOperations.CREATE_AGREEMENT_SIGNATURE, options)
                .path("agreementId", id)
                .body(signing.toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }

    private AgreementRecord step(UUID id, String to, CallOptions options) {
        Call call = new Call(SharingOperations.TRANSITION_AGREEMENT, options.withoutReason())
                .path("agreementId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "AgreementRecord", AgreementRecord::fromJson);
    }
}
