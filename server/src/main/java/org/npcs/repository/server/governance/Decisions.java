package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The decisions of the Executive Committee, each with how it was made. */
@Component
public final class Decisions {

    private static final String ADOPTED = "adopted";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlDecisions sql;
    private final KeptRecords kept;
    private final DecisionReader readers;
    private final CharterInForce charters;

    Decisions(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlDecisions sql,
            KeptRecords kept,
            DecisionReader readers,
            CharterInForce charters) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
        this.kept = kept;
        this.readers = readers;
        this.charters = charters;
    }

    /**
     * A decision before it has a reference.
     *
     * @param content what is kept of it
     * @param facets columns of the table
     */
    record Made(ObjectNode content, Map<String, Object> facets) {}

    Made byConsensus(Charter charter, StoredRecord proposal, Tally tally) {
        var agree = new TwoThirds("sitting-seats", tally.positions("agree"), tally.seats());
        var content = begun(proposal, ADOPTED, "consensus", tally)
                .put("numerator", agree.numerator())
                .put("denominator", agree.denominator())
                .put("needed", 0);
        return ended(charter, proposal, content, tally, false, "GOV-R-053");
    }

    Made byTwoThirds(Charter charter, StoredRecord proposal, Tally tally, TwoThirds result) {
        var content = begun(proposal, result.reached() ? ADOPTED : "not-adopted", "two-thirds", tally)
                .put("twoThirdsOf", result.rule())
                .put("numerator", result.numerator())
                .put("denominator", result.denominator())
                .put("needed", result.needed());
        return ended(charter, proposal, content, tally, true, "GOV-R-055");
    }

    private static ObjectNode begun(StoredRecord proposal, String outcome, String rule, Tally tally) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outcome", outcome)
                .put("rule", rule)
                .put("proposalId", proposal.id().toString())
                .put("proposalVersion", proposal.version())
                .put("title", proposal.content().path("title").asString(""))
                .put("seats", tally.seats());
    }

    private Made ended(
            Charter charter, StoredRecord proposal, ObjectNode content, Tally tally, boolean ballot, String rule) {
        content.set("votes", tally.votes(ballot));
        content.set("dissent", tally.dissent(ballot));
        if (charter.version() != null) {
            content.put("charterVersion", charter.version());
        }
        content.put("paragraph", charter.paragraph(rule))
                .put("decidedAt", clock.now().toString());
        if (proposal.content().has("activates")) {
            content.set("activates", proposal.content().path("activates").deepCopy());
        }
        return new Made(
                content,
                Map.of(
                        "proposal",
                        proposal.id(),
                        "outcome",
                        content.path("outcome").asString(""),
                        "rule",
                        content.path("rule").asString(""),
                        "numerator",
                        content.path("numerator").asInt(),
                        "denominator",
                        content.path("denominator").asInt(),
                        "needed",
                        content.path("needed").asInt()));
    }

    /** Keeps a decision under the next reference of the year; the running transaction works for the operator's tenant. */
    Mono<StoredRecord> keep(Caller caller, Transaction transaction, Made made) {
        var year = clock.now().atOffset(ZoneOffset.UTC).getYear();
        return sql.nextNumber(transaction, year)
                .map(number -> String.format(Locale.ROOT, "EC-%d-%03d", year, number))
                .flatMap(reference -> sql.decisions.insert(
                        transaction,
                        kept.first(caller, "decided", made.content(), made.facets())
                                .withKey(reference)));
    }

    Mono<StoredRecord> communicated(Caller caller, Transaction transaction, String reference, Instant at) {
        return sql.decisions.lock(transaction, AsOperator.OWNER, reference).flatMap(current -> {
            var content = current.content().deepCopy().put("communicatedAt", at.toString());
            return sql.decisions.update(
                    transaction, kept.next(caller, current, "communicated", content, current.facets()));
        });
    }

    /** One decision, with dissent as far as the caller may see it; {@code not-found} when there is none. */
    public Mono<DecisionView> get(Caller caller, String reference) {
        return readers.sight(caller).flatMap(sight -> unitOfWork
                .run(transaction -> sql.decisions.list(
                        transaction, AsOperator.OWNER, List.of(new Filter("natural_key = ?", reference)), "", 1))
                .flatMap(found -> found.isEmpty() ? Mono.error(SqlGovernance::missing) : Mono.just(found.get(0)))
                .map(found -> view(found, sight)));
    }

    /** A page of decisions in the order in which they were made. */
    public Mono<Page<DecisionView>> list(Caller caller, String after, int limit) {
        return readers.sight(caller).flatMap(sight -> unitOfWork
                .run(transaction -> sql.decisions.list(transaction, AsOperator.OWNER, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(row -> view(row, sight))));
    }

    private static DecisionView view(StoredRecord stored, DecisionReader.Sight sight) {
        return new DecisionView(stored, sight.votes());
    }

    /**
     * States what may be told outside of a decision that adopted something.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-059 for one that did not, {@code validation-failed} when a text points to
     *     a person, {@code version-mismatch}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<DecisionView>> release(Caller caller, String reference, ObjectNode note, RecordChange change) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(GovernanceRules.suspected(note, "/what", "/toWhom"));
        return unitOfWork
                .run(transaction -> sql.decisions
                        .lock(transaction, AsOperator.OWNER, reference)
                        .switchIfEmpty(Mono.error(SqlGovernance::missing))
                        .flatMap(
                                current -> charters.at(transaction, clock.now()).flatMap(charter -> {
                                    if (!ADOPTED.equals(current.facet("outcome"))) {
                                        throw CharterRefusal.of(charter, "GOV-R-059", "");
                                    }
                                    change.precondition().requireCurrent(current, current.content());
                                    var content = current.content().deepCopy();
                                    content.set("releaseNote", note);
                                    return sql.decisions.update(
                                            transaction,
                                            kept.next(caller, current, current.state(), content, current.facets()));
                                })))
                .map(stored -> new Stored<>(new DecisionView(stored, true), Outcome.UPDATED, List.of()));
    }

    /** Whether a reference names a decision that was adopted. */
    Mono<Boolean> adopted(Transaction transaction, String reference) {
        return sql.decisions
                .beside(transaction, AsOperator.OWNER, reference)
                .map(found -> ADOPTED.equals(found.facet("outcome")))
                .defaultIfEmpty(false);
    }

    /** Whether a proposal is open. */
    Mono<Boolean> open(Transaction transaction, UUID proposal) {
        return sql.proposals
                .besideMeeting(transaction, AsOperator.OWNER, List.of(new Filter("id = ?", proposal)))
                .map(found -> found.stream()
                        .anyMatch(one -> ProposalStates.embargoed(one.state())
                                && !one.state().equals(ProposalStates.WITHDRAWN)));
    }
}
