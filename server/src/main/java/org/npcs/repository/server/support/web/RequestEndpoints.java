package org.npcs.repository.server.support.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.support.SupportMessages;
import org.npcs.repository.server.support.SupportRequest;
import org.npcs.repository.server.support.SupportRequests;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for requests and the messages of their two sides. */
@Component
class RequestEndpoints {

    private final SupportRequests requests;
    private final SupportMessages messages;
    private final RecordAnswers answers;

    RequestEndpoints(SupportRequests requests, SupportMessages messages, RecordAnswers answers) {
        this.requests = requests;
        this.messages = messages;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(SupportMapper.REQUESTS),
                cursor,
                after -> requests.list(request.caller(), after, limit),
                SupportMapper::request));
    }

    Mono<ResponseEntity<ObjectNode>> ask(Mono<ObjectNode> asked) {
        return CallerRequest.answer(request -> asked.flatMap(content -> requests.ask(request.caller(), content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> requests.get(request.caller(), id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(
                request -> step.flatMap(content -> requests.transition(request.caller(), id, content))
                        .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> messages(UUID id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(SupportMapper.REQUESTS + "/" + id + "/messages"),
                cursor,
                after -> messages.list(request.caller(), id, after, limit),
                SupportMapper::message));
    }

    Mono<ResponseEntity<ObjectNode>> write(UUID id, Mono<ObjectNode> message) {
        return CallerRequest.answer(request -> message.flatMap(content -> messages.write(request.caller(), id, content))
                .map(written -> answers.one(
                        HttpStatus.CREATED,
                        written,
                        SupportMapper.message(written),
                        SupportMapper.REQUESTS + "/" + id + "/messages",
                        request.facts())));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, SupportRequest asked, CallerRequest request) {
        var address = SupportMapper.REQUESTS + "/" + asked.stored().id();
        return answers.one(status, asked.stored(), SupportMapper.request(asked), address, request.facts());
    }
}
