package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.EmergencyAccess;
import org.npcs.repository.client.model.EmergencyAccessList;
import org.npcs.repository.client.model.EmergencyAccessRecord;
import org.npcs.repository.client.model.EmergencyRecord;
import org.npcs.repository.client.page.Pages;

/**
 * What the operator sees of named records for an hour. The owner is told, sees the list, may close an access, and accounts for
 * each reading.
 */
public final class EmergencyAccesses {

    private final Calls calls;
    private final @Nullable String jurisdiction;

    EmergencyAccesses(Calls calls, @Nullable String jurisdiction) {
        this.calls = calls;
        this.jurisdiction = jurisdiction;
    }

    /** Returns all accesses in the order in which they were opened. */
    public Pages<EmergencyAccessRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all accesses in the order in which they were opened. */
    public Pages<EmergencyAccessRecord> list(CallOptions options) {
        return calls.list(
                cursor -> at(SharingOperations.LIST_EMERGENCY_ACCESSES, options),
                "EmergencyAccessList",
                EmergencyAccessList::fromJson,
                EmergencyAccessList::items,
                EmergencyAccessList::nextCursor);
    }

    /** Opens an access for 60 minutes; for the operator. */
    public EmergencyAccessRecord open(EmergencyAccess access) {
        return open(access, CallOptions.NONE);
    }

    /** Opens an access for 60 minutes; for the operator. */
    public EmergencyAccessRecord open(EmergencyAccess access, CallOptions options) {
        Call call = at(SharingOperations.CREATE_EMERGENCY_ACCESS, options).body(access.toJson());
        return calls.call(call, "EmergencyAccessRecord", EmergencyAccessRecord::fromJson);
    }

    /** Returns an access. */
    public EmergencyAccessRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns an access. */
    public EmergencyAccessRecord get(UUID id, CallOptions options) {
        Call call = at(SharingOperations.GET_EMERGENCY_ACCESS, options).path("accessId", id);
        return calls.call(call, "EmergencyAccessRecord", EmergencyAccessRecord::fromJson);
    }

    /** Closes an access, by the owner or the operator. */
    public EmergencyAccessRecord close(UUID id) {
        return close(id, CallOptions.NONE);
    }

    /** Closes an access, by the owner or the operator. */
    public EmergencyAccessRecord close(UUID id, CallOptions options) {
        Call call = at(SharingOperations.TRANSITION_EMERGENCY_ACCESS, options.withoutReason())
                .path("accessId", id)
                .body(Steps.to("closed", options).toJson());
        return calls.call(call, "EmergencyAccessRecord", EmergencyAccessRecord::fromJson);
    }

    /** Reads a record that an access names; for the person of the operator that opened it, while it is open. */
    public EmergencyRecord read(UUID accessId, UUID recordId) {
        return read(accessId, recordId, CallOptions.NONE);
    }

    /** Reads a record that an access names; for the person of the operator that opened it, while it is open. */
    public EmergencyRecord read(UUID accessId, UUID recordId, CallOptions options) {
        Call call = new Call(SharingOperations.GET_EMERGENCY_RECORD, options)
                .path("accessId", accessId)
                .path("recordId", recordId);
        return calls.call(call, "EmergencyRecord", EmergencyRecord::fromJson);
    }

    private Call at(Operation operation, CallOptions options) {
        Call call = new Call(operation, options);
        return jurisdiction == null ? call : call.path("jurisdiction", jurisdiction);
    }
}
