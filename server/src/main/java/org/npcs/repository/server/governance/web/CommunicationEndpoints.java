package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Acknowledgements;
import org.npcs.repository.server.governance.CommunicationDeliveries;
import org.npcs.repository.server.governance.CommunicationView;
import org.npcs.repository.server.governance.Communications;
import org.npcs.repository.server.governance.ResponseTimes;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about communications, deliveries and what members answer. */
@Component
class CommunicationEndpoints {

    private final Communications communications;
    private final CommunicationDeliveries deliveries;
    private final Acknowledgements acknowledgements;
    private final ResponseTimes times;
    private final GovernanceAnswers answers;
    private final PagedAnswers pages;

    CommunicationEndpoints(
            Communications communications,
            CommunicationDeliveries deliveries,
            Acknowledgements acknowledgements,
            ResponseTimes times,
            GovernanceAnswers answers,
            PagedAnswers pages) {
        this.communications = communications;
        this.deliveries = deliveries;
        this.acknowledgements = acknowledgements;
        this.times = times;
        this.answers = answers;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> list(
            @Nullable String kind, @Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                kind + " " + state,
                cursor,
                after -> communications.list(kind, state, after, limit),
                CommunicationMapper::communication));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> communications.get(request.caller(), id).map(found -> one(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> draft(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> communications.draft(request.caller(), body))
                .map(made -> one(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(to -> communications.move(request.caller(), id, to))
                .map(moved -> one(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> deliveries(UUID id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> deliveries
                .of(id)
                .flatMap(told -> acknowledgements.answers(request.caller(), id).map(given -> {
                    var all = told.all().stream()
                            .map(one -> CommunicationMapper.delivery(one, given))
                            .toList();
                    var body = pages.of(
                            request.binding(id.toString()), request.facts().address(), "items", all, limit, cursor);
                    var without = body.putArray("withoutDelivery");
                    told.without().forEach(without::add);
                    return answers.body(body, request);
                })));
    }

    Mono<ResponseEntity<ObjectNode>> acknowledged(UUID id) {
        return CallerRequest.answer(request -> acknowledgements
                .get(request.caller(), id)
                .map(found -> answers.body(CommunicationMapper.acknowledged(found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> acknowledge(UUID id, Mono<ObjectNode> content) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> acknowledgements.acknowledge(request.caller(), id, body))
                        .map(found -> answers.body(CommunicationMapper.acknowledged(found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> responseTimes(String member) {
        return CallerRequest.answer(request -> times.of(request.caller(), member)
                .map(told -> answers.body(CommunicationMapper.times(member, told), request)));
    }

    private ResponseEntity<ObjectNode> one(HttpStatus status, CommunicationView view, CallerRequest request) {
        return answers.one(
                status,
                view.stored(),
                CommunicationMapper.communication(view),
                CommunicationMapper.address(view.stored()),
                request);
    }
}
