package org.npcs.repository.server.support.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.support.EventAttendances;
import org.npcs.repository.server.support.Events;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for events and who takes part in them. */
@Component
class EventEndpoints {

    private final Events events;
    private final EventAttendances attendances;
    private final RecordAnswers answers;
    private final PagedAnswers pages;

    EventEndpoints(Events events, EventAttendances attendances, RecordAnswers answers, PagedAnswers pages) {
        this.events = events;
        this.attendances = attendances;
        this.answers = answers;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(SupportMapper.EVENTS),
                cursor,
                after -> events.list(after, limit),
                SupportMapper::event));
    }

    Mono<ResponseEntity<ObjectNode>> get(String key) {
        return CallerRequest.answer(request -> events.get(key)
                .map(found ->
                        answers.one(HttpStatus.OK, found, SupportMapper.event(found), address(key), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> put(String key, Mono<ObjectNode> event, RecordChange change) {
        return CallerRequest.answer(
                request -> event.flatMap(content -> events.put(request.caller(), key, content, change))
                        .map(stated -> answers.written(
                                stated, SupportMapper.event(stated.record()), address(key), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> attendances(String key, int limit, @Nullable String cursor) {
        var address = SupportMapper.attendances(key);
        return CallerRequest.answer(
                request -> attendances.list(request.caller(), key).map(found -> {
                    var rows =
                            found.rows().stream().map(SupportMapper::attendance).toList();
                    var body =
                            pages.of(request.binding(address), request.facts().address(), "items", rows, limit, cursor);
                    if (found.registered() != null) {
                        body.put("registered", found.registered());
                    }
                    if (found.attended() != null) {
                        body.put("attended", found.attended());
                    }
                    return answers.body(body, request.facts());
                }));
    }

    Mono<ResponseEntity<ObjectNode>> attend(
            String key, String organisation, Mono<ObjectNode> attendance, RecordChange change) {
        return CallerRequest.answer(request -> attendance
                .flatMap(content -> attendances.put(request.caller(), key, organisation, content, change))
                .map(stated -> answers.written(
                        stated,
                        SupportMapper.attendance(stated.record()),
                        SupportMapper.attendances(key) + "/" + organisation,
                        request.facts())));
    }

    private static String address(String key) {
        return SupportMapper.EVENTS + "/" + key;
    }
}
