package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells for whom proposals exist while they are open, and who sees the names behind votes. */
@Component
final class DecisionReader {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Seats seats;
    private final CharterInForce charters;

    DecisionReader(UnitOfWork unitOfWork, RepositoryClock clock, Seats seats, CharterInForce charters) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.seats = seats;
        this.charters = charters;
    }

    /**
     * What a caller may see.
     *
     * @param member code of its member; empty for whoever works for none
     * @param manager whether it keeps governance
     * @param within whether the embargo keeps nothing from it
     * @param votes whether it sees what other seats voted
     */
    record Sight(String member, boolean manager, boolean within, boolean votes) {

        /** Proposals that exist for the caller. */
        List<Filter> proposals() {
            var filters = new ArrayList<Filter>();
            filters.add(new Filter("(round > 0 OR proposed_by = ?)", member));
            if (!within) {
                filters.add(new Filter("state = ANY(?)", ProposalStates.DECIDED.toArray(String[]::new)));
            }
            return filters;
        }
    }

    Mono<Sight> sight(Caller caller) {
        return unitOfWork.run(transaction -> sight(transaction, caller));
    }

    Mono<Sight> sight(Transaction transaction, Caller caller) {
        var now = clock.now();
        var member = caller.jurisdiction();
        var manager = caller.manages("governance:manage");
        var within = member != null || manager ? Mono.just(true) : advises(transaction, caller);
        return charters.at(transaction, now)
                .flatMap(charter -> within.map(sees -> new Sight(
                        member == null ? "" : member,
                        manager,
                        sees,
                        manager || sees && charter.settings().ballotsOpenToMembers())));
    }

    /** Whether the caller acts for an advisor of today. */
    Mono<Boolean> advises(Transaction transaction, Caller caller) {
        return seats.advisors(transaction, clock.now()).map(advisors -> advisors.stream()
                .anyMatch(advisor -> caller.client().clientId().equals(advisor.clientId())));
    }
}
