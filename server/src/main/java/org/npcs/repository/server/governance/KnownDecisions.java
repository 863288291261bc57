package org.npcs.repository.server.governance;

import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for decisions that others refer to. */
@Component
final class KnownDecisions implements AdoptedDecisions, OpenDecisions {

    private final Decisions decisions;

    KnownDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Mono<Boolean> adopted(Transaction transaction, String reference) {
        return decisions.adopted(transaction, reference);
    }

    /** A reference is given when a decision is over; until then there is a proposal alone. */
    @Override
    public Mono<Boolean> open(Transaction transaction, String reference) {
        try {
            return decisions.open(transaction, UUID.fromString(reference));
        } catch (IllegalArgumentException noProposal) {
            return Mono.just(false);
        }
    }
}
