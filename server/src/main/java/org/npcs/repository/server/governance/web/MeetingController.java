package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.GovernanceApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for meetings and communications, the half of governance that is about telling. */
abstract class MeetingController implements GovernanceApi {

    private final MeetingEndpoints meetings;
    private final MeetingRecordEndpoints records;
    private final CommunicationEndpoints communications;

    MeetingController(
            MeetingEndpoints meetings, MeetingRecordEndpoints records, CommunicationEndpoints communications) {
        this.meetings = meetings;
        this.records = records;
        this.communications = communications;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listMeetings(
            @Nullable String committee,
            @Nullable String state,
            @Nullable Boolean minutesLate,
            Integer limit,
            @Nullable String cursor) {
        return meetings.list(committee, state, Boolean.TRUE.equals(minutesLate), limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createMeeting(String idempotencyKey, Mono<ObjectNode> meeting) {
        return meetings.plan(meeting);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getMeeting(UUID meetingId) {
        return meetings.get(meetingId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putMeeting(
            UUID meetingId,
            Mono<ObjectNode> meeting,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return meetings.put(meetingId, meeting, change(ifMatch, null, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionMeeting(
            String idempotencyKey, UUID meetingId, Mono<Transition> transition) {
        return transition.flatMap(step -> meetings.move(meetingId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<String>> getMeetingCalendar(UUID meetingId) {
        return meetings.calendar(meetingId);
    }

    @Override
    public Mono<ResponseEntity<String>> getCalendar(@Nullable String committee) {
        return meetings.calendar(committee);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getMeetingAttendance(UUID meetingId) {
        return records.attendance(meetingId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putMeetingAttendance(
            UUID meetingId,
            Mono<ObjectNode> attendance,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return records.attend(meetingId, attendance, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getMinutes(UUID meetingId) {
        return records.minutes(meetingId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putMinutes(
            UUID meetingId,
            Mono<ObjectNode> minutes,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return records.write(meetingId, minutes, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listMinutesVersions(
            UUID meetingId, Integer limit, @Nullable String cursor) {
        return records.versions(meetingId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionMinutes(
            String idempotencyKey, UUID meetingId, Mono<Transition> transition) {
        return transition.flatMap(step -> records.move(meetingId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCommitteeAttendance(String committee) {
        return records.monitor(committee);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createAttendanceLook(
            String idempotencyKey, String committee, Mono<ObjectNode> look) {
        return records.look(committee, look);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCommunications(
            @Nullable String kind, @Nullable String state, Integer limit, @Nullable String cursor) {
        return communications.list(kind, state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createCommunication(String idempotencyKey, Mono<ObjectNode> communication) {
        return communications.draft(communication);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCommunication(UUID communicationId) {
        return communications.get(communicationId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionCommunication(
            String idempotencyKey, UUID communicationId, Mono<ObjectNode> step) {
        return communications.move(communicationId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listDeliveries(
            UUID communicationId, Integer limit, @Nullable String cursor) {
        return communications.deliveries(communicationId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getAcknowledgement(UUID communicationId) {
        return communications.acknowledged(communicationId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putAcknowledgement(UUID communicationId, Mono<ObjectNode> acknowledgement) {
        return communications.acknowledge(communicationId, acknowledgement);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getResponseTimes(String jurisdiction) {
        return communications.responseTimes(jurisdiction);
    }

    static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }
}
