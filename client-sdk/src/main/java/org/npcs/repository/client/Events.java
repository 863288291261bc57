package org.npcs.repository.client;

import org.npcs.repository.client.internal.SupportOperations;
import org.npcs.repository.client.model.Event;
import org.npcs.repository.client.model.EventAttendance;
import org.npcs.repository.client.model.EventAttendanceList;
import org.npcs.repository.client.model.EventAttendanceRecord;
import org.npcs.repository.client.model.EventList;
import org.npcs.repository.client.model.EventRecord;
import org.npcs.repository.client.page.Pages;

/** Convenings and summits, with the organisations that take part. */
public final class Events {

    private final Calls calls;

    Events(Calls calls) {
        this.calls = calls;
    }

    /** Returns events, past ones included, in the order of first storing. */
    public Pages<EventRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns events, past ones included, in the order of first storing. */
    public Pages<EventRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_EVENTS, options),
                "EventList",
                EventList::fromJson,
                EventList::items,
                EventList::nextCursor);
    }

    /**
     * Returns an event.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such event
     */
    public EventRecord get(String event) {
        return get(event, CallOptions.NONE);
    }

    /**
     * Returns an event.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such event
     */
    public EventRecord get(String event, CallOptions options) {
        Call call = new Call(SupportOperations.GET_EVENT, options).path("event", event);
        return calls.call(call, "EventRecord", EventRecord::fromJson);
    }

    /**
     * Stores an event under its key; for those who manage events. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public EventRecord enter(String event, Event content) {
        return enter(event, content, CallOptions.NONE);
    }

    /**
     * Stores an event under its key; for those who manage events. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public EventRecord enter(String event, Event content, CallOptions options) {
        Call call = new Call(SupportOperations.PUT_EVENT, options)
                .path("event", event)
                .body(content.toJson());
        return calls.call(call, "EventRecord", EventRecord::fromJson);
    }

    /**
     * Returns the organisations that take part; to a member itself alone.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such event
     */
    public Pages<EventAttendanceRecord> attendances(String event) {
        return attendances(event, CallOptions.NONE);
    }

    /**
     * Returns the organisations that take part; to a member itself alone.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is no such event
     */
    public Pages<EventAttendanceRecord> attendances(String event, CallOptions options) {
        return calls.list(
                cursor -> new Call(SupportOperations.LIST_EVENT_ATTENDANCES, options).path("event", event),
                "EventAttendanceList",
                EventAttendanceList::fromJson,
                EventAttendanceList::items,
                EventAttendanceList::nextCursor);
    }

    /**
     * States whether an organisation takes part; a member for itself alone. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the state is not a member's to state
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public EventAttendanceRecord attend(String event, String organisation, EventAttendance attendance) {
        return attend(event, organisation, attendance, CallOptions.NONE);
    }

    /**
     * States whether an organisation takes part; a member for itself alone. Give the version that it starts from by {@link
     * CallOptions#expectedVersion(int)} when one was stated before.
     *
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when the state is not a member's to state
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule; the findings name the places
     */
    public EventAttendanceRecord attend(
            String event, String organisation, EventAttendance attendance, CallOptions options) {
        Call call = new Call(SupportOperations.PUT_EVENT_ATTENDANCE, options)
                .path("event", event)
                .path("organisation", organisation)
                .body(attendance.toJson());
        return calls.call(call, "EventAttendanceRecord", EventAttendanceRecord::fromJson);
    }
}
