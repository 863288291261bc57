package org.npcs.repository.server.governance;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.CharterRules;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what membership asks of the charter in force. */
@Component
final class CharterForMembers implements CharterRules {

    private final CharterInForce charters;
    private final DecisionReferences references;
    private final RepositoryClock clock;

    CharterForMembers(CharterInForce charters, DecisionReferences references, RepositoryClock clock) {
        this.charters = charters;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public Mono<ProblemException> refusal(
            Transaction transaction, String rule, String pointer, Consumer<ProblemException.Details> members) {
        return charters.at(transaction, clock.now()).map(charter -> CharterRefusal.of(charter, rule, pointer, members));
    }

    @Override
    public Mono<Void> decided(Transaction transaction, @Nullable String reference, String pointer) {
        return references.require(transaction, reference, pointer);
    }
}
