package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Terms in committees: who sits, each with an own clock of a year. */
@Component
public final class Terms {

    private static final Set<String> LEADERSHIP = Set.of("leader", "executive");
    private static final String ENDED = "ended";
    private static final String RUNNING = "running";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Seatings seatings;
    private final DecisionReferences decisions;
    private final SqlTeams teams = new SqlTeams();

    Terms(
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

    /** One term; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(UUID id) {
        return sql.read(sql.terms, id);
    }

    /** A page of the terms in a committee, in the order of first storing. */
    public Mono<Page<StoredRecord>> list(
            String committee, @Nullable LocalDate on, @Nullable String member, String after, int limit) {
        return sql.read(sql.committees, committee)
                .then(Mono.defer(() -> sql.page(sql.terms, filters(committee, on, member), after, limit)));
    }

    static List<Filter> filters(String committee, @Nullable LocalDate on, @Nullable String member) {
        var filters = new ArrayList<>(List.of(new Filter("committee = ?", committee)));
        if (on != null) {
            filters.add(new Filter("starts_on <= ?", on));
            filters.add(new Filter("ends_on > ?", on));
        }
        if (member != null) {
            filters.add(new Filter("holder = ?", member));
        }
        return filters;
    }

    /**
     * Appoints to a seat for a year.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-007, 008 or 012, {@code validation-failed}, or {@code not-found} for
     *     another committee and for whoever does not keep governance
     */
    public Mono<StoredRecord> appoint(Caller caller, String committee, ObjectNode content) {
        return once(caller, transaction -> seatings.of(transaction, committee).flatMap(seating -> {
            var holder = GovernanceRules.holder(content, seating.executive());
            var days = Seating.year(GovernanceRules.day(content, "startsOn", LocalDate.MIN));
            return eligible(transaction, seating, holder, days.from()).flatMap(eligible -> {
                var violations = new ArrayList<>(seating.now().term(holder, days, seating.settings()));
                if (!eligible) {
                    violations.add(new Violation("GOV-R-007", "/teamKey"));
                }
                GovernanceRules.require(seating.charter(), violations);
                return store(caller, transaction, seating, holder, days, content);
            });
        }));
    }

    /** GOV-5: on the team of a member as a leader or an executive; other committees take whoever is sent. */
    private Mono<Boolean> eligible(Transaction transaction, Seatings.Committee seating, Holder holder, LocalDate from) {
        // A term that begins later is judged by the team as it is now.
        var today = Days.of(clock.now());
        return seating.executive()
                ? teams.roles(transaction, holder, from.isAfter(today) ? today : from)
                        .map(roles -> roles.stream().anyMatch(LEADERSHIP::contains))
                : Mono.just(true);
    }

    private Mono<StoredRecord> store(
            Caller caller,
            Transaction transaction,
            Seatings.Committee seating,
            Holder holder,
            Span days,
            ObjectNode content) {
        var facets = new HashMap<String, Object>();
        facets.put("committee", seating.key());
        facets.put("holder", holder.code());
        facets.put("team_key", holder.teamKey());
        facets.put("starts_on", days.from());
        facets.put("ends_on", days.until());
        var term = kept.first(caller, RUNNING, content, facets);
        var decision = content.has("decision") ? content.path("decision").asString() : null;
        return decisions
                .require(transaction, seating.charter(), decision, "/decision")
                .then(Mono.defer(() -> replaced(transaction, seating.key(), days.from(), content)))
                .then(Mono.defer(() -> nominated(caller, transaction, term, content)))
                .then(Mono.defer(() -> sql.terms.insert(transaction, term)));
    }

    private Mono<Void> replaced(Transaction transaction, String committee, LocalDate from, ObjectNode content) {
        if (!content.has("replaces")) {
            return Mono.empty();
        }
        var before = UUID.fromString(content.path("replaces").asString());
        return sql.terms
                .lock(transaction, AsOperator.OWNER, before)
                .filter(term -> committee.equals(term.facet("committee"))
                        && !Ending.day(term, "ends_on").isAfter(from))
                .switchIfEmpty(Mono.error(() -> fault("GOV-R-018", "/replaces")))
                .then();
    }

    private Mono<Void> nominated(Caller caller, Transaction transaction, StoredRecord term, ObjectNode content) {
        if (!content.has("nomination")) {
            return Mono.empty();
        }
        var id = UUID.fromString(content.path("nomination").asString());
        return sql.nominations
                .lock(transaction, AsOperator.OWNER, id)
                .filter(found -> found.state().equals(Nominations.OPEN)
                        && List.of("committee", "holder", "team_key").stream()
                                .allMatch(name -> Objects.equals(found.facet(name), term.facet(name))))
                .switchIfEmpty(Mono.error(() -> fault("GOV-R-014", "/nomination")))
                .flatMap(found -> {
                    var facets = new HashMap<>(found.facets());
                    facets.put("term_id", term.id());
                    return sql.nominations.update(
                            transaction, kept.next(caller, found, Nominations.APPOINTED, found.content(), facets));
                })
                .then();
    }

    /**
     * Ends a term on one of its days; offices of the seat end with it.
     *
     * @throws ProblemException {@code illegal-transition} for one that is over, {@code validation-failed} without a reason or on
     *     another day
     */
    public Mono<StoredRecord> end(Caller caller, UUID id, ObjectNode step) {
        return once(caller, transaction -> seatings.alone(transaction)
                .then(Mono.defer(() -> sql.lock(sql.terms, transaction, id)))
                .flatMap(term -> {
                    var end = Ending.of(step, term, Days.of(clock.now()));
                    return sql.terms
                            .update(transaction, kept.next(caller, term, ENDED, term.content(), end.facets(term)))
                            .delayUntil(ended -> officesEnd(caller, transaction, ended, end.day()));
                }));
    }

    private Mono<Void> officesEnd(Caller caller, Transaction transaction, StoredRecord term, LocalDate day) {
        return sql.offices
                .besideMeeting(
                        transaction,
                        AsOperator.OWNER,
                        List.of(
                                new Filter("committee = ?", String.valueOf(term.facet("committee"))),
                                new Filter("holder = ?", String.valueOf(term.facet("holder"))),
                                new Filter("team_key = ?", String.valueOf(term.facet("team_key"))),
                                new Filter("ends_on > ?", day)))
                .flatMapIterable(found -> found)
                .concatMap(office -> {
                    var starts = Ending.day(office, "starts_on");
                    var facets = new HashMap<>(office.facets());
                    facets.put("ends_on", starts.isAfter(day) ? starts : day);
                    facets.put("end_reason", "seat-ended");
                    return sql.offices.update(
                            transaction, kept.next(caller, office, ENDED, office.content(), Map.copyOf(facets)));
                })
                .then();
    }

    private static ProblemException fault(String rule, String pointer) {
        return ProblemException.of(
                org.npcs.repository.server.platform.problem.ProblemCode.VALIDATION_FAILED,
                d -> d.findings(List.of(GovernanceRules.finding(rule, pointer))));
    }

    private Mono<StoredRecord> once(Caller caller, java.util.function.Function<Transaction, Mono<StoredRecord>> work) {
        GovernanceRules.manager(caller);
        return requests.once(term -> term.id().toString(), id -> get(UUID.fromString(id)), () -> unitOfWork.run(work));
    }
}
