package org.npcs.repository.server.exchange.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ChangeList;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers the change part of the exchange. */
@Component
class ChangeEndpoints {

    Mono<ResponseEntity<ChangeList>> listChanges(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String from,
            @Nullable String noun,
            Integer wait) {
        throw new UnsupportedOperationException();
    }
}
