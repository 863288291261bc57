package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Offices in committees: who leads, as long as the charter lets. */
@Component
public final class Offices {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Seatings seatings;
    private final DecisionReferences decisions;

    Offices(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlGovernance sql,
            KeptRecords kept,
            Seatings seatings,
            DecisionReferences decisions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.seatings = seatings;
        this.decisions = decisions;
    }

    /** One office; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(UUID id) {
        return sql.read(sql.offices, id);
    }

    /** A page of the offices in a committee, in the order of first storing. */
    public Mono<Page<StoredRecord>> list(
            String committee, @Nullable LocalDate on, @Nullable String member, String after, int limit) {
        return sql.read(sql.committees, committee)
                .then(Mono.defer(() -> sql.page(sql.offices, Terms.filters(committee, on, member), after, limit)));
    }

    /**
     * Appoints to an office.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-009 to 012, which tells dates, {@code validation-failed}, or {@code
     *     not-found} for another committee and for whoever does not keep governance
     */
    public Mono<StoredRecord> appoint(Caller caller, String committee, ObjectNode content) {
        return once(caller, transaction -> seatings.of(transaction, committee).flatMap(seating -> {
            var office = content.path("office").asString("");
            if (seating.executive() != office.equals(Officer.CO_CHAIR)) {
                GovernanceRules.require(List.of(GovernanceRules.finding(
                        "STR-NAMED", "/office", List.of(seating.executive() ? Officer.CO_CHAIR : "chair"))));
            }
            // Who advises is refused as an advisor, and not for being no member.
            var holder = GovernanceRules.holder(content, false);
            var from = GovernanceRules.day(content, "startsOn", LocalDate.MIN);
            var sits = seating.now().sitsUntil(holder, from);
            var until = GovernanceRules.day(content, "endsOn", sits.isAfter(from) ? sits : from.plusDays(1));
            if (!until.isAfter(from)) {
                GovernanceRules.require(List.of(GovernanceRules.finding("GOV-R-016", "/endsOn")));
            }
            var days = new Span(from, until);
            GovernanceRules.require(
                    seating.charter(), new ArrayList<>(seating.now().office(office, holder, days, seating.settings())));
            var facets = new HashMap<String, Object>();
            facets.put("committee", committee);
            facets.put("office", office);
            facets.put("holder", holder.code());
            facets.put("team_key", holder.teamKey());
            facets.put("starts_on", from);
            facets.put("ends_on", until);
            var decision = content.has("decision") ? content.path("decision").asString() : null;
            return decisions
                    .require(transaction, seating.charter(), decision, "/decision")
                    .then(Mono.defer(
                            () -> sql.offices.insert(transaction, kept.first(caller, "running", content, facets))));
        }));
    }

    /**
     * Ends an office on one of its days.
     *
     * @throws ProblemException {@code illegal-transition} for one that is over, {@code validation-failed} without a reason or on
     *     another day
     */
    public Mono<StoredRecord> end(Caller caller, UUID id, ObjectNode step) {
        return once(caller, transaction -> seatings.alone(transaction)
                .then(Mono.defer(() -> sql.lock(sql.offices, transaction, id)))
                .flatMap(office -> {
                    var end = Ending.of(step, office, Days.of(clock.now()));
                    return sql.offices.update(
                            transaction, kept.next(caller, office, "ended", office.content(), end.facets(office)));
                }));
    }

    private Mono<StoredRecord> once(Caller caller, Function<Transaction, Mono<StoredRecord>> work) {
        GovernanceRules.manager(caller);
        return requests.once(
                office -> office.id().toString(), id -> get(UUID.fromString(id)), () -> unitOfWork.run(work));
    }
}
