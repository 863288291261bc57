package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the Executive Committee does with a proposal: consensus first, then two-thirds of its seats. */
@Component
public final class CommitteeSteps {

    private static final Set<String> BEFORE_OBJECTION = Set.of(
            ProposalStates.DRAFT, ProposalStates.SUBMITTED, ProposalStates.FEEDBACK, ProposalStates.CONSENSUS_CALLED);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlDecisions sql;
    private final KeptRecords kept;
    private final Proposals proposals;
    private final Decisions decisions;
    private final Seats seats;
    private final CharterInForce charters;
    private final ObjectProvider<DecisionAnnouncements> announcements;

    CommitteeSteps(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlDecisions sql,
            KeptRecords kept,
            Proposals proposals,
            Decisions decisions,
            Seats seats,
            CharterInForce charters,
            ObjectProvider<DecisionAnnouncements> announcements) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.proposals = proposals;
        this.decisions = decisions;
        this.seats = seats;
        this.charters = charters;
        this.announcements = announcements;
    }

    /**
     * Takes a step of the committee. Of two that close a proposal at once one does, and the other one finds it closed.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-052 for a ballot before an objection was recorded, by GOV-R-053 and 054
     *     where positions say otherwise, by GOV-R-055 where papers do, by GOV-R-060 where nobody sits, by GOV-R-061 before all members
     *     were told; {@code illegal-transition}; {@code not-found} for whoever does not keep governance
     */
    public Mono<ProposalView> take(Caller caller, UUID id, String to) {
        GovernanceRules.manager(caller);
        return requests.once(
                view -> view.stored().id().toString(),
                found -> proposals.get(caller, UUID.fromString(found)),
                // The number of seats stands still until the step is taken.
                () -> unitOfWork.run(transaction -> seats.hold(transaction)
                        .then(Mono.defer(() -> charters.at(transaction, clock.now())))
                        .flatMap(charter -> locked(transaction, id)
                                .flatMap(current -> step(caller, transaction, charter, current, to)))
                        .flatMap(stored -> proposals.viewed(transaction, stored))));
    }

    private Mono<StoredRecord> locked(Transaction transaction, UUID id) {
        return sql.proposals
                .lock(transaction, AsOperator.OWNER, id)
                .filter(found -> !Integer.valueOf(0).equals(found.facets().get("round")))
                .switchIfEmpty(Mono.error(SqlGovernance::missing));
    }

    private Mono<StoredRecord> step(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, String to) {
        if (to.equals(ProposalStates.BALLOT) && BEFORE_OBJECTION.contains(current.state())) {
            throw refused(charter, "GOV-R-052", current);
        }
        ProposalStates.OF_COMMITTEE.require(current.state(), to);
        return switch (to) {
            case ProposalStates.BY_CONSENSUS, ProposalStates.OBJECTION ->
                tally(transaction, current)
                        .flatMap(tally -> consensus(caller, transaction, charter, current, to, tally));
            case ProposalStates.BY_TWO_THIRDS, ProposalStates.NOT_ADOPTED ->
                tally(transaction, current).flatMap(tally -> ballot(caller, transaction, charter, current, to, tally));
            case ProposalStates.COMMUNICATED -> communicated(caller, transaction, charter, current);
            default -> moved(caller, transaction, current, to);
        };
    }

    private Mono<Tally> tally(Transaction transaction, StoredRecord current) {
        return seats.sitting(transaction, Seats.EXECUTIVE, clock.now())
                .flatMap(sitting -> sql.said(transaction, Stage.CONSENSUS, current.id())
                        .flatMap(positions -> sql.said(transaction, Stage.BALLOT, current.id())
                                .map(papers -> Tally.of(sitting, positions, papers))));
    }

    private Mono<StoredRecord> consensus(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, String to, Tally tally) {
        var objections = tally.positions("object") > 0;
        if (to.equals(ProposalStates.OBJECTION)) {
            if (!objections) {
                throw refused(charter, "GOV-R-054", current);
            }
            return moved(caller, transaction, current, to);
        }
        if (objections) {
            throw refused(charter, "GOV-R-053", current);
        }
        if (tally.seats() == 0) {
            throw refused(charter, "GOV-R-060", current);
        }
        return decided(caller, transaction, current, to, decisions.byConsensus(charter, current, tally));
    }

    private Mono<StoredRecord> ballot(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, String to, Tally tally) {
        var result = tally.twoThirds(charter.settings().twoThirdsOf());
        if (result.reached() != to.equals(ProposalStates.BY_TWO_THIRDS)) {
            throw CharterRefusal.of(charter, "GOV-R-055", "/to", details -> details.state(current.state())
                    .allowed(List.of(result.reached() ? ProposalStates.BY_TWO_THIRDS : ProposalStates.NOT_ADOPTED))
                    .detail(result.numerator() + " of " + result.denominator() + " agree, and " + result.needed()
                            + " are needed."));
        }
        return decided(caller, transaction, current, to, decisions.byTwoThirds(charter, current, tally, result));
    }

    private Mono<StoredRecord> decided(
            Caller caller, Transaction transaction, StoredRecord current, String to, Decisions.Made made) {
        return decisions.keep(caller, transaction, made).flatMap(decision -> {
            var facets = new HashMap<>(current.facets());
            facets.put("decision", decision.naturalKey());
            var announces = announcements.getIfAvailable();
            var announced = announces == null
                    ? Mono.<Void>empty()
                    : announces
                            .announce(
                                    transaction,
                                    caller,
                                    decision.naturalKey(),
                                    current.content().path("title").asString(""))
                            .then();
            return sql.proposals
                    .update(transaction, kept.next(caller, current, to, current.content(), facets))
                    .delayUntil(closed -> announced);
        });
    }

    private Mono<StoredRecord> communicated(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current) {
        var reference = String.valueOf(current.facet("decision"));
        var announces = announcements.getIfAvailable();
        Mono<Instant> told = announces == null ? Mono.just(clock.now()) : announces.sentAt(transaction, reference);
        return told.switchIfEmpty(Mono.error(() -> refused(charter, "GOV-R-061", current)))
                .flatMap(at -> decisions.communicated(caller, transaction, reference, at))
                .then(Mono.defer(() -> moved(caller, transaction, current, ProposalStates.COMMUNICATED)));
    }

    private Mono<StoredRecord> moved(Caller caller, Transaction transaction, StoredRecord current, String to) {
        return sql.proposals.update(transaction, kept.next(caller, current, to, current.content(), current.facets()));
    }

    private static ProblemException refused(Charter charter, String rule, StoredRecord current) {
        return CharterRefusal.of(charter, rule, "/to", details -> details.state(current.state())
                .allowed(ProposalStates.OF_COMMITTEE.from(current.state())));
    }
}
