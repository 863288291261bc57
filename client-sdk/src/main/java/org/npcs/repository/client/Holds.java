package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.Hold;
import org.npcs.repository.client.model.HoldList;
import org.npcs.repository.client.model.HoldRecord;
import org.npcs.repository.client.page.Pages;

/**
 * What the owner keeps from being destroyed. A hold counts as soon as it is set, and another person releases it; withdrawals that
 * reach what is held are refused with the code {@code record-held}.
 */
public final class Holds {

    private final Calls calls;

    Holds(Calls calls) {
        this.calls = calls;
    }

    /** Returns all holds, those that were released too, in the order in which they were set. */
    public Pages<HoldRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all holds, those that were released too, in the order in which they were set. */
    public Pages<HoldRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_HOLDS, options),
                "HoldList",
                HoldList::fromJson,
                HoldList::items,
                HoldList::nextCursor);
    }

    /** Sets a hold. */
    public HoldRecord set(Hold hold) {
        return set(hold, CallOptions.NONE);
    }

    /** Sets a hold. */
    public HoldRecord set(Hold hold, CallOptions options) {
        Call call = new Call(SharingOperations.CREATE_HOLD, options).body(hold.toJson());
        return calls.call(call, "HoldRecord", HoldRecord::fromJson);
    }

    /** Returns a hold. */
    public HoldRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns a hold. */
    public HoldRecord get(UUID id, CallOptions options) {
        Call call = new Call(SharingOperations.GET_HOLD, options).path("holdId", id);
        return calls.call(call, "HoldRecord", HoldRecord::fromJson);
    }

    /** Releases a hold, as another person than the one that set it. The reason is a code of {@code change-reason}. */
    public HoldRecord release(UUID id, String reason) {
        return release(id, reason, CallOptions.NONE);
    }

    /** Releases a hold, as another person than the one that set it. The reason is a code of {@code change-reason}. */
    public HoldRecord release(UUID id, String reason, CallOptions options) {
        Call call = new Call(SharingOperations.TRANSITION_HOLD, options.withoutReason())
                .path("holdId", id)
                .body(Steps.to("released", options.reason(reason)).toJson());
        return calls.call(call, "HoldRecord", HoldRecord::fromJson);
    }
}
