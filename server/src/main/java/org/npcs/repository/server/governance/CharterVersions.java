package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the charter. */
@Component
public final class CharterVersions {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Seatings seatings;
    private final CharterInForce charters;
    private final DecisionReferences decisions;

    CharterVersions(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlGovernance sql,
            KeptRecords kept,
            Seatings seatings,
            CharterInForce charters,
            DecisionReferences decisions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.seatings = seatings;
        this.charters = charters;
        this.decisions = decisions;
    }

    /** One version with the reviews that it depends on; {@code not-found} when there is none. */
    public Mono<CharterVersion> get(String version) {
        return sql.read(sql.charters, version).flatMap(this::reviewed);
    }

    /** A page of versions in the order of first storing. */
    public Mono<Page<CharterVersion>> list(String after, int limit) {
        return sql.page(sql.charters, List.of(), after, limit)
                .flatMap(page -> reactor.core.publisher.Flux.fromIterable(page.items())
                        .concatMap(this::reviewed)
                        .collectList()
                        .map(items -> new Page<>(items, page.next())));
    }

    /** The version in force today with the reviews that it depends on; empty while there is none. */
    Mono<CharterVersion> inForce(Transaction transaction) {
        return charters.at(transaction, clock.now())
                .flatMap(charter -> Mono.justOrEmpty(charter.version()))
                .flatMap(version -> sql.charters.beside(transaction, AsOperator.OWNER, version))
                .flatMap(this::reviewed);
    }

    private Mono<CharterVersion> reviewed(StoredRecord stored) {
        return unitOfWork
                .run(transaction -> sql.reviews.besideMeeting(
                        transaction, AsOperator.OWNER, List.of(new Filter("charter_version = ?", stored.naturalKey()))))
                .map(reviews -> CharterVersion.of(stored, reviews, Days.of(clock.now())));
    }

    /**
     * Stores a draft.
     *
     * @throws ProblemException {@code illegal-transition} for a version that is no draft any more, {@code validation-failed}, {@code
     *     version-mismatch} or {@code precondition-required}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<CharterVersion>> draft(Caller caller, String version, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(faults(content));
        var stated = new KeptRecords.Statement(version, CharterVersion.DRAFT, content, Map.of());
        return unitOfWork.run(transaction -> seatings.alone(transaction)
                .then(Mono.defer(() -> sql.charters.lock(transaction, AsOperator.OWNER, version)))
                .doOnNext(current -> {
                    if (!current.state().equals(CharterVersion.DRAFT)) {
                        throw CharterVersion.STATES.illegal(current.state());
                    }
                })
                .then(Mono.defer(() -> kept.put(transaction, sql.charters, caller, stated, change)))
                .map(stored -> new Stored<>(
                        CharterVersion.of(stored.record(), List.of(), Days.of(clock.now())),
                        stored.outcome(),
                        List.of())));
    }

    private static List<Finding> faults(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        var keys = new HashSet<String>();
        for (int i = 0; i < content.path("paragraphs").size(); i++) {
            var paragraph = content.path("paragraphs").path(i);
            if (!keys.add(paragraph.path("key").asString(""))) {
                findings.add(GovernanceRules.finding("STR-DUPLICATE", "/paragraphs/" + i + "/key"));
            }
            for (int k = 0; k < paragraph.path("rules").size(); k++) {
                var rule = paragraph.path("rules").path(k).asString("");
                if (Definitions.published().rule(rule).isEmpty()) {
                    findings.add(GovernanceRules.finding("STR-NAMED", "/paragraphs/" + i + "/rules/" + k));
                }
            }
        }
        return findings;
    }

    /**
     * Approves a draft, or brings an approved version into force.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-002 or 003, {@code illegal-transition}; {@code not-found} for whoever
     *     does not keep governance
     */
    public Mono<CharterVersion> move(Caller caller, String version, ObjectNode step) {
        GovernanceRules.manager(caller);
        return requests.once(
                moved -> moved.stored().naturalKey(),
                this::get,
                () -> unitOfWork.run(transaction -> seatings.alone(transaction)
                        .then(Mono.defer(() -> charters.at(transaction, clock.now())))
                        .flatMap(charter -> sql.lock(sql.charters, transaction, version)
                                .flatMap(current -> moved(caller, transaction, charter, current, step)))
                        .flatMap(this::reviewed)));
    }

    private Mono<StoredRecord> moved(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, ObjectNode step) {
        var to = step.path("to").asString("");
        CharterVersion.STATES.require(current.state(), to);
        return to.equals(CharterVersion.APPROVED)
                ? approved(caller, transaction, charter, current, step)
                : inForce(caller, transaction, charter, current, step);
    }

    private Mono<StoredRecord> approved(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, ObjectNode step) {
        Approval.require(charter, step);
        var today = Days.of(clock.now());
        var content = current.content().deepCopy();
        content.set("approval", Approval.of(step).put("approvedOn", today.toString()));
        return decisions
                .require(transaction, charter, step.path("decision").asString(), "/decision")
                .then(Mono.defer(() -> sql.charters.update(
                        transaction,
                        kept.next(caller, current, CharterVersion.APPROVED, content, Map.of("approved_on", today)))));
    }

    private Mono<StoredRecord> inForce(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current, ObjectNode step) {
        var today = Days.of(clock.now());
        var from = GovernanceRules.day(step, "inForceFrom", today);
        return sql.charters
                .besideMeeting(transaction, AsOperator.OWNER, List.of(new Filter("state = ?", CharterVersion.IN_FORCE)))
                .flatMap(others -> {
                    if (from.isBefore(today)
                            || others.stream().anyMatch(one -> !from.isAfter(Ending.day(one, "in_force_from")))) {
                        throw CharterRefusal.of(charter, "GOV-R-003", "/inForceFrom");
                    }
                    return reactor.core.publisher.Flux.fromIterable(others)
                            .concatMap(one -> sql.lock(sql.charters, transaction, one.id()))
                            .concatMap(one -> sql.charters.update(transaction, superseded(caller, one, from)))
                            .then(Mono.defer(() -> {
                                var facets = new HashMap<>(current.facets());
                                facets.put("in_force_from", from);
                                return sql.charters.update(
                                        transaction,
                                        kept.next(caller, current, CharterVersion.IN_FORCE, current.content(), facets));
                            }));
                });
    }

    private StoredRecord superseded(Caller caller, StoredRecord one, LocalDate from) {
        var facets = new HashMap<>(one.facets());
        facets.put("in_force_until", from);
        return kept.next(caller, one, "superseded", one.content(), facets);
    }
}
