package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.MeetingCalendar;
import org.npcs.repository.server.governance.MeetingView;
import org.npcs.repository.server.governance.Meetings;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about meetings and their calendars. */
@Component
class MeetingEndpoints {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Meetings meetings;
    private final MeetingCalendar calendar;
    private final GovernanceAnswers answers;

    MeetingEndpoints(Meetings meetings, MeetingCalendar calendar, GovernanceAnswers answers) {
        this.meetings = meetings;
        this.calendar = calendar;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(
            @Nullable String committee, @Nullable String state, boolean late, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                committee + " " + state + " " + late,
                cursor,
                after -> meetings.list(committee, state, late, after, limit),
                MeetingMapper::meeting));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(request -> meetings.get(id).map(found -> one(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> plan(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> meetings.plan(request.caller(), body))
                .map(made -> one(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> meetings.put(request.caller(), id, body, change))
                .map(stored -> answers.stated(
                        stored.outcome(),
                        stored.record().stored(),
                        MeetingMapper.meeting(stored.record()),
                        MeetingMapper.address(stored.record().stored()),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to) {
        return CallerRequest.answer(
                request -> meetings.move(request.caller(), id, to).map(moved -> one(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<String>> calendar(UUID id) {
        return calendar.of(id).map(MeetingEndpoints::told);
    }

    Mono<ResponseEntity<String>> calendar(@Nullable String committee) {
        return calendar.all(committee).map(MeetingEndpoints::told);
    }

    private static ResponseEntity<String> told(String text) {
        return ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .contentType(CALENDAR)
                .body(text);
    }

    private ResponseEntity<ObjectNode> one(HttpStatus status, MeetingView view, CallerRequest request) {
        return answers.one(
                status, view.stored(), MeetingMapper.meeting(view), MeetingMapper.address(view.stored()), request);
    }
}
