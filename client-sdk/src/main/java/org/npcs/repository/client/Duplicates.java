package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.IncidentOperations;
import org.npcs.repository.client.model.DuplicateCandidate;
import org.npcs.repository.client.model.DuplicateCandidateList;
import org.npcs.repository.client.model.DuplicateDecision;
import org.npcs.repository.client.page.Pages;

/**
 * Incidents that may be copies of one event. The repository suspects, the owners decide: all of them link, any of them parts,
 * and nothing is ever merged across owners. Of another owner's incident nothing is told but whose it is.
 */
public final class Duplicates {

    private final Calls calls;

    Duplicates(Calls calls) {
        this.calls = calls;
    }

    /** Returns all duplicate candidates in the order in which they were noticed. */
    public Pages<DuplicateCandidate> list() {
        return list(null, CallOptions.NONE);
    }

    /** Returns the candidates that nobody has decided about: the work list. */
    public Pages<DuplicateCandidate> suspected() {
        return list("suspected", CallOptions.NONE);
    }

    /** Returns the candidates in a state, or all for null. */
    public Pages<DuplicateCandidate> list(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(IncidentOperations.LIST_DUPLICATE_CANDIDATES, options).query("state", state),
                "DuplicateCandidateList",
                DuplicateCandidateList::fromJson,
                DuplicateCandidateList::items,
                DuplicateCandidateList::nextCursor);
    }

    /** Returns the owner's side of a candidate. */
    public DuplicateCandidate get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns the owner's side of a candidate. */
    public DuplicateCandidate get(UUID id, CallOptions options) {
        Call call = new Call(IncidentOperations.GET_DUPLICATE_CANDIDATE, options).path("candidateId", id);
        return calls.call(call, "DuplicateCandidate", DuplicateCandidate::fromJson);
    }

    /** Says that both are copies of one event; they are linked when all owners have said so. */
    public DuplicateCandidate sameEvent(UUID id) {
        return sameEvent(id, CallOptions.NONE);
    }

    /** Says that both are copies of one event; they are linked when all owners have said so. */
    public DuplicateCandidate sameEvent(UUID id, CallOptions options) {
        return decide(id, "same-event", options.reason(), options.withoutReason());
    }

    /** Says that they are different events, which ends the suspicion for both owners. */
    public DuplicateCandidate different(UUID id) {
        return different(id, CallOptions.NONE);
    }

    /** Says that they are different events, which ends the suspicion for both owners. */
    public DuplicateCandidate different(UUID id, CallOptions options) {
        return decide(id, "different", options.reason(), options.withoutReason());
    }

    /** Keeps the question open. */
    public DuplicateCandidate defer(UUID id) {
        return defer(id, CallOptions.NONE);
    }

    /** Keeps the question open. */
    public DuplicateCandidate defer(UUID id, CallOptions options) {
        return decide(id, "deferred", options.reason(), options.withoutReason());
    }

    /** Takes back a link for all owners; the reason is a code of {@code change-reason}. */
    public DuplicateCandidate unlink(UUID id, String reason) {
        return unlink(id, reason, CallOptions.NONE);
    }

    /** Takes back a link for all owners; the reason is a code of {@code change-reason}. */
    public DuplicateCandidate unlink(UUID id, String reason, CallOptions options) {
        return decide(id, "unlinked", reason, options.withoutReason());
    }

    private DuplicateCandidate decide(UUID id, String decision, @Nullable String reason, CallOptions options) {
        DuplicateDecision made =
                DuplicateDecision.builder().decision(decision).reason(reason).build();
        Call call = new Call(IncidentOperations.CREATE_DUPLICATE_DECISION, options)
                .path("candidateId", id)
                .body(made.toJson());
        return calls.call(call, "DuplicateCandidate", DuplicateCandidate::fromJson);
    }
}
