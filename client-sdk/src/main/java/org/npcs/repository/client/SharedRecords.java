package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.model.LinkedCopies;
import org.npcs.repository.client.model.SharedChangeList;
import org.npcs.repository.client.model.SharedRecord;
import org.npcs.repository.client.model.SharedRecordList;
import org.npcs.repository.client.page.Pages;

/**
 * What other members share. Each reading names its purpose, a code of {@code sharing-purpose}, and stands in the owners'
 * accounts of disclosures.
 */
public final class SharedRecords {

    private final Calls calls;
    private final String purpose;

    SharedRecords(Calls calls, String purpose) {
        this.calls = calls;
        this.purpose = purpose;
    }

    /** Returns all records that others share for the purpose, in an order that means nothing. */
    public Pages<SharedRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all records that others share for the purpose, in an order that means nothing. */
    public Pages<SharedRecord> list(CallOptions options) {
        return pages(null, null, options);
    }

    /** Returns the records of which an element, such as {@code incident.child.sex}, is shown with a value. */
    public Pages<SharedRecord> list(String element, String value) {
        return list(element, value, CallOptions.NONE);
    }

    /** Returns the records of which an element, such as {@code incident.child.sex}, is shown with a value. */
    public Pages<SharedRecord> list(String element, String value, CallOptions options) {
        return pages(element, value, options);
    }

    /** Returns one shared record. */
    public SharedRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns one shared record. */
    public SharedRecord get(UUID id, CallOptions options) {
        Call call = new Call(SharingOperations.GET_SHARED_RECORD, options)
                .path("sharedId", id)
                .query("purpose", purpose);
        return calls.call(call, "SharedRecord", SharedRecord::fromJson);
    }

    /** Returns the copies of others that are linked with an incident of the own jurisdiction, as far as their owners show them. */
    public LinkedCopies linkedTo(UUID incidentId) {
        return linkedTo(incidentId, CallOptions.NONE);
    }

    /** Returns the copies of others that are linked with an incident of the own jurisdiction, as far as their owners show them. */
    public LinkedCopies linkedTo(UUID incidentId, CallOptions options) {
        Call call = new Call(SharingOperations.GET_LINKED_COPIES, options)
                .path("incidentId", incidentId)
                .query("purpose", purpose);
        return calls.call(call, "LinkedCopies", LinkedCopies::fromJson);
    }

    /** Returns what was shared, changed or withdrawn behind a cursor, or since the beginning for null. Keep {@code nextCursor()} and go on from there; delete what is withdrawn. */
    public SharedChangeList changes(@Nullable String cursor) {
        return changes(cursor, CallOptions.NONE);
    }

    /** Returns what was shared, changed or withdrawn behind a cursor, or since the beginning for null. Keep {@code nextCursor()} and go on from there; delete what is withdrawn. */
    public SharedChangeList changes(@Nullable String cursor, CallOptions options) {
        Call call = new Call(SharingOperations.LIST_SHARED_CHANGES, options)
                .query("purpose", purpose)
                .query("cursor", cursor);
        return calls.call(call, "SharedChangeList", SharedChangeList::fromJson);
    }

    private Pages<SharedRecord> pages(@Nullable String element, @Nullable String value, CallOptions options) {
        return calls.list(
                cursor -> new Call(SharingOperations.LIST_SHARED_RECORDS, options)
                        .query("purpose", purpose)
                        .query("element", element)
                        .query("value", value),
                "SharedRecordList",
                SharedRecordList::fromJson,
                SharedRecordList::items,
                SharedRecordList::nextCursor);
    }
}
