package org.npcs.repository.server.support.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.support.PeerExchange;
import org.npcs.repository.server.support.PeerExchanges;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for exchanges between peers. */
@Component
class ExchangeEndpoints {

    private final PeerExchanges exchanges;
    private final RecordAnswers answers;

    ExchangeEndpoints(PeerExchanges exchanges, RecordAnswers answers) {
        this.exchanges = exchanges;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(SupportMapper.EXCHANGES),
                cursor,
                after -> exchanges.list(request.caller(), after, limit),
                SupportMapper::exchange));
    }

    Mono<ResponseEntity<ObjectNode>> ask(Mono<ObjectNode> asked) {
        return CallerRequest.answer(request -> asked.flatMap(content -> exchanges.ask(request.caller(), content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> exchanges.get(request.caller(), id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(
                request -> step.flatMap(content -> exchanges.transition(request.caller(), id, content))
                        .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, PeerExchange exchange, CallerRequest request) {
        var address = SupportMapper.EXCHANGES + "/" + exchange.stored().id();
        return answers.one(status, exchange.stored(), SupportMapper.exchange(exchange), address, request.facts());
    }
}
