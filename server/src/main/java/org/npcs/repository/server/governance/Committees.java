package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The Executive Committee, subcommittees and workgroups, and who sits there. */
@Component
public final class Committees {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Seatings seatings;
    private final CharterInForce charters;
    private final CharterVersions versions;
    private final DecisionReferences decisions;
    private final Seats seats;
    private final ObjectProvider<Attendances> attendances;
    private final SqlSeats sqlSeats = new SqlSeats();

    Committees(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlGovernance sql,
            KeptRecords kept,
            Seatings seatings,
            CharterInForce charters,
            CharterVersions versions,
            DecisionReferences decisions,
            Seats seats,
            ObjectProvider<Attendances> attendances) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
        this.kept = kept;
        this.seatings = seatings;
        this.charters = charters;
        this.versions = versions;
        this.decisions = decisions;
        this.seats = seats;
        this.attendances = attendances;
    }

    /** A page of committees in the order of first storing. */
    public Mono<Page<StoredRecord>> list(String after, int limit) {
        return sql.page(sql.committees, List.of(), after, limit);
    }

    /** A committee with who sits there today; {@code not-found} when there is none. */
    public Mono<SittingCommittee> get(String key) {
        return sql.read(sql.committees, key)
                .flatMap(stored -> unitOfWork.run(transaction -> sitting(transaction, stored)));
    }

    private Mono<SittingCommittee> sitting(Transaction transaction, StoredRecord stored) {
        var now = clock.now();
        var today = Days.of(now);
        var key = stored.naturalKey();
        var executive = key.equals(Seats.EXECUTIVE);
        return seats.sitting(transaction, key, now).flatMap(sitting -> seats.officers(transaction, key, now)
                .flatMap(officers -> seats.advisors(transaction, now)
                        .flatMap(advisors -> seats.coordinator(transaction, now)
                                .flatMap(coordinator -> counts(transaction, key)
                                        .flatMap(counts -> neverSeated(transaction, executive)
                                                .flatMap(never -> charter(transaction, executive)
                                                        .map(charter -> new SittingCommittee(
                                                                stored,
                                                                today,
                                                                sitting,
                                                                counts,
                                                                officers,
                                                                advisors,
                                                                coordinator.orElse(null),
                                                                never,
                                                                charter.orElse(null)))))))));
    }

    private Mono<Optional<CharterVersion>> charter(Transaction transaction, boolean executive) {
        return executive ? versions.inForce(transaction).singleOptional() : Mono.just(Optional.empty());
    }

    private Mono<Map<String, AttendanceCounts>> counts(Transaction transaction, String key) {
        var known = attendances.getIfAvailable();
        var today = Days.of(clock.now());
        return known == null
                ? Mono.just(Map.of())
                : known.counts(transaction, key, today.minusYears(1), today.plusDays(1));
    }

    private Mono<List<String>> neverSeated(Transaction transaction, boolean executive) {
        if (!executive) {
            return Mono.just(List.of());
        }
        var now = clock.now();
        return sqlSeats.everSeated(transaction, Seats.EXECUTIVE, Days.of(now))
                .flatMap(seated -> seats.activeMembers(transaction, now).map(members -> members.stream()
                        .filter(member -> !seated.contains(member))
                        .toList()));
    }

    /**
     * Sets up a committee, or changes what is said of it.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-004, 005 or 020, {@code validation-failed}, {@code version-mismatch} or
     *     {@code precondition-required}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<SittingCommittee>> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        var kind = content.path("kind").asString("");
        var findings = new ArrayList<Finding>(GovernanceRules.suspected(content, "/name", "/purpose"));
        if (kind.equals(Seats.EXECUTIVE) != key.equals(Seats.EXECUTIVE)) {
            findings.add(GovernanceRules.finding("GOV-R-006", "/kind"));
        }
        GovernanceRules.require(findings);
        var decision = content.has("decision") ? content.path("decision").asString() : null;
        var stated = new KeptRecords.Statement(key, "set-up", content, Map.of("kind", kind));
        return unitOfWork.run(transaction -> seatings.alone(transaction)
                .then(Mono.defer(() -> charters.at(transaction, clock.now())))
                .flatMap(charter -> {
                    GovernanceRules.require(charter, made(content, kind));
                    return decisions.require(transaction, charter, decision, "/decision");
                })
                .then(Mono.defer(() -> kept.put(transaction, sql.committees, caller, stated, change)))
                .flatMap(stored -> sitting(transaction, stored.record())
                        .map(told -> new Stored<>(told, stored.outcome(), List.of()))));
    }

    private static List<Violation> made(ObjectNode content, String kind) {
        var violations = new ArrayList<Violation>();
        if (kind.equals(Seats.EXECUTIVE)) {
            if (content.has("sunset")) {
                violations.add(new Violation("GOV-R-020", "/sunset"));
            }
        } else {
            if (content.path("goals").isEmpty()) {
                violations.add(new Violation("GOV-R-004", "/goals"));
            }
            if (!content.has("decision")) {
                violations.add(new Violation("GOV-R-005", "/decision"));
            }
        }
        return violations;
    }
}
