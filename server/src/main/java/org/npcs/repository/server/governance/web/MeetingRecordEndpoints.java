package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.AttendanceMonitor;
import org.npcs.repository.server.governance.MeetingAttendances;
import org.npcs.repository.server.governance.Minutes;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about attendance and minutes. */
@Component
class MeetingRecordEndpoints {

    private final MeetingAttendances attendances;
    private final Minutes minutes;
    private final AttendanceMonitor monitor;
    private final GovernanceAnswers answers;
    private final PagedAnswers pages;

    MeetingRecordEndpoints(
            MeetingAttendances attendances,
            Minutes minutes,
            AttendanceMonitor monitor,
            GovernanceAnswers answers,
            PagedAnswers pages) {
        this.attendances = attendances;
        this.minutes = minutes;
        this.monitor = monitor;
        this.answers = answers;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> attendance(UUID id) {
        return CallerRequest.answer(request -> attendances
                .get(id)
                .map(found -> answers.one(
                        HttpStatus.OK,
                        found,
                        MeetingMapper.attendance(found),
                        MeetingMapper.part(found, "attendance"),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> attend(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> attendances.put(request.caller(), id, body, change))
                        .map(stored -> answers.stated(
                                stored.outcome(),
                                stored.record(),
                                MeetingMapper.attendance(stored.record()),
                                MeetingMapper.part(stored.record(), "attendance"),
                                request)));
    }

    Mono<ResponseEntity<ObjectNode>> minutes(UUID id) {
        return CallerRequest.answer(request -> minutes.get(id).map(found -> minutes(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> write(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> minutes.put(request.caller(), id, body, change))
                .map(stored -> answers.stated(
                        stored.outcome(),
                        stored.record(),
                        MeetingMapper.minutes(stored.record()),
                        MeetingMapper.part(stored.record(), "minutes"),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to) {
        return CallerRequest.answer(
                request -> minutes.move(request.caller(), id, to).map(moved -> minutes(moved, request)));
    }

    private ResponseEntity<ObjectNode> minutes(StoredRecord found, CallerRequest request) {
        return answers.one(
                HttpStatus.OK, found, MeetingMapper.minutes(found), MeetingMapper.part(found, "minutes"), request);
    }

    Mono<ResponseEntity<ObjectNode>> versions(UUID id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> minutes.versions(id)
                .map(all -> all.stream().map(MeetingMapper::version).toList())
                .map(all -> answers.body(
                        pages.of(
                                request.binding(id.toString()), request.facts().address(), "items", all, limit, cursor),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> monitor(String committee) {
        return CallerRequest.answer(
                request -> monitor.of(committee).map(found -> answers.body(MeetingMapper.monitor(found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> look(String committee, Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(
                        body -> monitor.looked(request.caller(), committee, body))
                .map(made -> answers.one(
                        HttpStatus.CREATED, made, MeetingMapper.look(made), MeetingMapper.looks(made), request)));
    }
}
