package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.ThirdPartyRequest;
import org.npcs.repository.client.model.ThirdPartyRequestList;
import org.npcs.repository.client.model.ThirdPartyRequestRecord;
import org.npcs.repository.client.page.Pages;

/**
 * What others asked the operator for. The operator refers it to the owner and sees what becomes of it, never content; the owner
 * alone acknowledges, answers and declines.
 */
public final class ThirdPartyRequests {

    private final Calls calls;
    private final @Nullable String jurisdiction;

    ThirdPartyRequests(Calls calls, @Nullable String jurisdiction) {
        this.calls = calls;
        this.jurisdiction = jurisdiction;
    }

    /** Returns all requests, without their steps, in the order in which they were referred. */
    public Pages<ThirdPartyRequestRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all requests, without their steps, in the order in which they were referred. */
    public Pages<ThirdPartyRequestRecord> list(CallOptions options) {
        return calls.list(
                cursor -> at(SharingOperations.LIST_THIRD_PARTY_REQUESTS, options),
                "ThirdPartyRequestList",
                ThirdPartyRequestList::fromJson,
                ThirdPartyRequestList::items,
                ThirdPartyRequestList::nextCursor);
    }

    /** Refers a request to the owner; for the operator. */
    public ThirdPartyRequestRecord refer(ThirdPartyRequest request) {
        return refer(request, CallOptions.NONE);
    }

    /** Refers a request to the owner; for the operator. */
    public ThirdPartyRequestRecord refer(ThirdPartyRequest request, CallOptions options) {
        Call call = at(SharingOperations.CREATE_THIRD_PARTY_REQUEST, options).body(request.toJson());
        return calls.call(call, "ThirdPartyRequestRecord", ThirdPartyRequestRecord::fromJson);
    }

    /** Returns a request with the steps of both sides. */
    public ThirdPartyRequestRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns a request with the steps of both sides. */
    public ThirdPartyRequestRecord get(UUID id, CallOptions options) {
        Call call = at(SharingOperations.GET_THIRD_PARTY_REQUEST, options).path("thirdPartyRequestId", id);
        return calls.call(call, "ThirdPartyRequestRecord", ThirdPartyRequestRecord::fromJson);
    }

    /** Says that the owner has seen it. */
    public ThirdPartyRequestRecord acknowledge(UUID id) {
        return acknowledge(id, CallOptions.NONE);
    }

    /** Says that the owner has seen it. */
    public ThirdPartyRequestRecord acknowledge(UUID id, CallOptions options) {
        return step(id, "acknowledged", options);
    }

    /** Says that the owner has answered whoever asked, by its own ways. */
    public ThirdPartyRequestRecord answer(UUID id) {
        return answer(id, CallOptions.NONE);
    }

    /** Says that the owner has answered whoever asked, by its own ways. */
    public ThirdPartyRequestRecord answer(UUID id, CallOptions options) {
        return step(id, "answered-by-owner", options);
    }

    /** Says that the owner has declined. */
    public ThirdPartyRequestRecord decline(UUID id) {
        return decline(id, CallOptions.NONE);
    }

    /** Says that the owner has declined. */
    public ThirdPartyRequestRecord decline(UUID id, CallOptions options) {
        return step(id, "declined-by-owner", options);
    }

    /** Closes a request on which the owner has decided. */
    public ThirdPartyRequestRecord close(UUID id) {
        return close(id, CallOptions.NONE);
    }

    /** Closes a request; the operator closes one that is undecided with the reason of the options. */
    public ThirdPartyRequestRecord close(UUID id, CallOptions options) {
        return step(id, "closed", options);
    }

    private ThirdPartyRequestRecord step(UUID id, String to, CallOptions options) {
        Call call = at(SharingOperations.TRANSITION_THIRD_PARTY_REQUEST, options.withoutReason())
                .path("thirdPartyRequestId", id)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "ThirdPartyRequestRecord", ThirdPartyRequestRecord::fromJson);
    }

    private Call at(Operation operation, CallOptions options) {
        Call call = new Call(operation, options);
        return jurisdiction == null ? call : call.path("jurisdiction", jurisdiction);
    }
}
