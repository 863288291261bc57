package org.npcs.repository.server.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.BatchOfRecords;
import org.npcs.repository.server.platform.record.Proposal;
import org.npcs.repository.server.platform.record.RecordSelection;
import org.npcs.repository.server.platform.record.Settled;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes many incidents at once, by the rules of single writes. */
@Component
public final class IncidentIntake {

    /** States in which a batch may ask an incident to stand. */
    public static final List<String> STATES = List.of("provisional", "screened-out", "accepted");

    /** An incident in one of these has been accepted before; a batch does not take it back. */
    private static final Set<String> ACCEPTED_BEFORE = Set.of("in-review", "finalised", "reopened");

    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final IncidentRules rules;
    private final RepositoryClock clock;
    private final SqlFormerKeys formerKeys = new SqlFormerKeys();

    IncidentIntake(UnitOfWork unitOfWork, SqlIncidents records, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new IncidentRules(clock);
        this.clock = clock;
    }

    /** Judges a content by itself. */
    public Verdict check(JsonNode content, LocalRules local, boolean lenient) {
        return rules.verdict(content, Tier.ACCEPT, local, lenient);
    }

    /** The current versions of the incidents of a selection, a page at a time; what was voided or merged is left out. */
    public Flux<StoredRecord> selected(String owner, RecordSelection selection) {
        return table.pages(unitOfWork, owner, SqlIncidents.filters(selection), PAGE);
    }

    /** Stores what may be stored, inside a running transaction; the contents have been judged. */
    public Mono<List<Settled>> take(Transaction transaction, Session by, List<Proposal> proposals) {
        var keys = proposals.stream().map(Proposal::naturalKey).toList();
        return BatchOfRecords.lock(transaction, table, by.tenant(), keys)
                .flatMap(batch -> former(transaction, by.tenant(), keys).flatMap(former -> {
                    var now = clock.now();
                    var settled = proposals.stream()
                            .map(proposal -> former.contains(proposal.naturalKey())
                                    ? Settled.refused(proposal, ProblemException.of(ProblemCode.KEY_REPLACED))
                                    : settle(batch, by, proposal, now))
                            .toList();
                    return batch.write(transaction).thenReturn(settled);
                }));
    }

    /** Which of these local keys an incident had before and has no more. */
    public Mono<Set<String>> former(Transaction transaction, String owner, Collection<String> localKeys) {
        return formerKeys.among(transaction, owner, localKeys);
    }

    /** Incidents for work on their reviews, locked so that they can be moved to in-review. */
    public Mono<BatchOfRecords> lock(Transaction transaction, String owner, Collection<String> localKeys) {
        return BatchOfRecords.lock(transaction, table, owner, localKeys);
    }

    /** Incidents for work on their reviews. */
    public Mono<List<StoredRecord>> beside(Transaction transaction, String owner, Collection<String> localKeys) {
        return table.besideAll(transaction, owner, localKeys);
    }

    /**
     * Notes that a review of a locked incident is opened.
     *
     * @throws ProblemException {@code illegal-transition} when the incident has not been accepted
     */
    public void reviewOpened(BatchOfRecords locked, Session by, StoredRecord incident) {
        if (!new Incident(incident).reviewable()) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(incident.state()));
        }
        if (incident.state().equals("accepted")) {
            locked.put(incident.next("in-review", incident.content(), null, clock.now(), by.client()));
        }
    }

    private static Settled settle(BatchOfRecords batch, Session by, Proposal proposal, Instant now) {
        try {
            return settle(batch, by, proposal, now, batch.current(proposal.naturalKey()));
        } catch (ProblemException refusal) {
            return Settled.refused(proposal, refusal);
        }
    }

    private static Settled settle(
            BatchOfRecords batch, Session by, Proposal proposal, Instant now, @Nullable StoredRecord stored) {
        var content = proposal.content();
        if (stored != null) {
            new Incident(stored).requireStanding();
        }
        var state = state(stored == null ? "provisional" : stored.state(), proposal);
        if (stored != null && stored.state().equals(state) && stored.content().equals(content)) {
            return Settled.stored(proposal, Outcome.UNCHANGED, stored);
        }
        proposal.requireNotRepeated();
        proposal.requireVersion(stored == null ? 0 : stored.version());
        var next = stored == null
                ? StoredRecord.first(by.tenant(), proposal.naturalKey(), state, content, now, by.client())
                : changed(stored, state, proposal, now, by.client());
        batch.put(next.withFacets(IncidentFacts.facets(next.facets(), content)));
        return Settled.stored(proposal, stored == null ? Outcome.CREATED : Outcome.UPDATED, next);
    }

    private static StoredRecord changed(
            StoredRecord stored, String state, Proposal proposal, Instant now, String client) {
        var content = proposal.content();
        if (!stored.content().equals(content)) {
            if (new Incident(stored).closed()) {
                throw ProblemException.of(ProblemCode.RECORD_CLOSED);
            }
            AppendOnly.require(stored.content(), content);
        }
        return stored.next(state, content, proposal.reason(), now, client);
    }

    private static String state(String current, Proposal proposal) {
        var wanted = proposal.state();
        if (wanted == null || (wanted.equals("accepted") && ACCEPTED_BEFORE.contains(current))) {
            return current;
        }
        var way = Incident.STATES.way(current, wanted, Set.of("finalised", "reopened"));
        if (current.equals("screened-out") && !way.isEmpty() && proposal.reason() == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason"));
        }
        return wanted;
    }
}
