package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what is told outside silent about decisions that are open. */
@Component
final class Embargo {

    private final ObjectProvider<OpenDecisions> decisions;
    private final CharterInForce charters;
    private final RepositoryClock clock;

    Embargo(ObjectProvider<OpenDecisions> decisions, CharterInForce charters, RepositoryClock clock) {
        this.decisions = decisions;
        this.charters = charters;
        this.clock = clock;
    }

    /** Refuses by GOV-R-036 what goes outside and refers to an open decision. */
    Mono<Void> require(Transaction transaction, ObjectNode content) {
        var known = decisions.getIfAvailable();
        if (known == null || !content.path("kind").asString("").equals(Sendings.EXTERNAL)) {
            return Mono.empty();
        }
        var references = content.path("references");
        return Flux.range(0, references.size())
                .concatMap(i -> known.open(transaction, references.path(i).asString(""))
                        .filter(open -> open)
                        .flatMap(open -> charters.at(transaction, clock.now()))
                        .flatMap(charter ->
                                Mono.<Void>error(() -> CharterRefusal.of(charter, "GOV-R-036", "/references/" + i))))
                .then();
    }
}
