package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The roles of advisors, backbone organisations and coordinators. */
@Component
public final class GovernanceRoles {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final Seatings seatings;
    private final CharterInForce charters;
    private final DecisionReferences decisions;

    GovernanceRoles(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlGovernance sql,
            KeptRecords kept,
            Seatings seatings,
            CharterInForce charters,
            DecisionReferences decisions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
        this.kept = kept;
        this.seatings = seatings;
        this.charters = charters;
        this.decisions = decisions;
    }

    /** One role; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(String key) {
        return sql.read(sql.roles, key);
    }

    /** A page of roles in the order of first storing. */
    public Mono<Page<StoredRecord>> list(String after, int limit) {
        return sql.page(sql.roles, List.of(), after, limit);
    }

    /**
     * Gives a role, changes it or ends it with its last day.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-012 or 013, {@code validation-failed}, {@code version-mismatch} or
     *     {@code precondition-required}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        var role = role(key, content);
        GovernanceRules.require(faults(content, role));
        var decision = content.has("decision") ? content.path("decision").asString() : null;
        return unitOfWork.run(transaction -> seatings.alone(transaction)
                .then(Mono.defer(() -> charters.at(transaction, clock.now())))
                .flatMap(charter -> {
                    if (decision == null && !role.kind().equals(RoleHolder.COORDINATOR)) {
                        throw CharterRefusal.of(charter, "GOV-R-013", "/decision");
                    }
                    return decisions
                            .require(transaction, charter, decision, "/decision")
                            .then(Mono.defer(() -> free(transaction, charter, role)))
                            .then(Mono.defer(() -> kept.put(
                                    transaction,
                                    sql.roles,
                                    caller,
                                    new KeptRecords.Statement(key, "stated", content, facets(role)),
                                    change)));
                }));
    }

    /** An advisor has no seat on the Executive Committee and no office in any one. */
    private Mono<Void> free(Transaction transaction, Charter charter, RoleHolder role) {
        if (!role.kind().equals(RoleHolder.ADVISOR)) {
            return Mono.empty();
        }
        return sql.committees
                .besideMeeting(transaction, AsOperator.OWNER, List.<Filter>of())
                .flatMapMany(Flux::fromIterable)
                .concatMap(committee -> seatings.locked(transaction, committee.naturalKey()))
                .doOnNext(seating ->
                        GovernanceRules.require(charter, seating.now().role(role)))
                .then();
    }

    private static RoleHolder role(String key, ObjectNode content) {
        var also = new ArrayList<Holder>();
        content.path("alsoHolds")
                .forEach(one -> also.add(new Holder(
                        one.path("jurisdiction").asString(""),
                        one.path("teamKey").asString(""))));
        return new RoleHolder(
                key,
                content.path("kind").asString(""),
                content.path("organisation").asString(""),
                content.has("teamKey") ? content.path("teamKey").asString() : null,
                content.has("clientId") ? content.path("clientId").asString() : null,
                GovernanceRules.day(content, "startsOn", LocalDate.MIN),
                content.has("endsOn") ? LocalDate.parse(content.path("endsOn").asString()) : null,
                List.copyOf(also));
    }

    private static List<Finding> faults(ObjectNode content, RoleHolder role) {
        var findings = new ArrayList<>(GovernanceRules.suspected(content, "/scope"));
        for (int i = 0; i < content.path("expertise").size(); i++) {
            findings.addAll(GovernanceRules.suspected(content, "/expertise/" + i));
        }
        if (role.lastDay() != null && role.lastDay().isBefore(role.startsOn())) {
            findings.add(GovernanceRules.finding("GOV-R-016", "/endsOn"));
        }
        // Without the position a member as a whole would be kept from voting.
        if (role.kind().equals(RoleHolder.ADVISOR)
                && Character.isUpperCase(role.organisation().charAt(0))
                && role.teamKey() == null) {
            findings.add(GovernanceRules.finding("STR-REQUIRED", "/teamKey"));
        }
        return findings;
    }

    private static Map<String, Object> facets(RoleHolder role) {
        var facets = new HashMap<String, Object>();
        facets.put("kind", role.kind());
        facets.put("organisation", role.organisation());
        facets.put("starts_on", role.startsOn());
        if (role.clientId() != null) {
            facets.put("client_id", role.clientId());
        }
        if (role.lastDay() != null) {
            facets.put("last_day", role.lastDay());
        }
        return Map.copyOf(facets);
    }
}
