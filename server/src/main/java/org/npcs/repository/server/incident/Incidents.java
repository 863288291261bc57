package org.npcs.repository.server.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The incidents of one owner, for reading. What another jurisdiction owns answers like what does not exist. */
@Component
public final class Incidents {

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final IncidentRules rules;
    private final JurisdictionProfiles profiles;
    private final SqlFormerKeys former = new SqlFormerKeys();

    Incidents(UnitOfWork unitOfWork, SqlIncidents records, RepositoryClock clock, JurisdictionProfiles profiles) {
        this.profiles = profiles;
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new IncidentRules(clock);
    }

    /** The current version, or the one that was current at {@code asOf}. */
    public Mono<Incident> get(String owner, UUID id, @Nullable Instant asOf) {
        return found(
                asOf == null
                        ? table.read(id)
                        : unitOfWork.run(transaction -> table.readAsOf(transaction, owner, id, asOf)));
    }

    /** The same by local key. */
    public Mono<Incident> get(String owner, String localKey, @Nullable Instant asOf) {
        var current = table.read(localKey).switchIfEmpty(Mono.defer(() -> unitOfWork
                .run(transaction -> former.incident(transaction, owner, localKey))
                .flatMap(table::read)));
        return found(
                asOf == null
                        ? current
                        : current.flatMap(record ->
                                unitOfWork.run(transaction -> table.readAsOf(transaction, owner, record.id(), asOf))));
    }

    /** One version by its number. */
    public Mono<Incident> version(String owner, UUID id, int version) {
        return found(unitOfWork.run(transaction -> table.readVersion(transaction, owner, id, version)));
    }

    /** A page of versions, oldest first. */
    public Mono<Page<Incident>> versions(String owner, UUID id, String after, int limit) {
        return table.read(id)
                .flatMap(record -> unitOfWork.run(transaction -> table.versions(
                        transaction, owner, id, after.isEmpty() ? 0 : Integer.parseInt(after), limit + 1)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .map(rows -> Page.of(rows, limit, row -> Integer.toString(row.version()))
                        .map(Incident::new));
    }

    /** A page of current versions in the order of first storing. */
    public Mono<Page<Incident>> list(String owner, IncidentFilter filter, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, SqlIncidents.filters(filter), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Incident::new));
    }

    /** Judges a content without storing anything. */
    public Mono<Verdict> check(Caller caller, JsonNode content, boolean lenient) {
        return profiles.of(caller).map(local -> rules.verdict(content, Tier.ACCEPT, local, lenient));
    }

    /** The caller's incident under a local key, for work on its reviews that needs no common transaction. */
    public Mono<Incident> beside(String localKey) {
        return found(table.beside(localKey)).map(Incident::requireStanding);
    }

    /** The incident under a local key, inside a running transaction, for work on its reviews. */
    public Mono<Incident> beside(Transaction transaction, String owner, String localKey) {
        return found(table.beside(transaction, owner, localKey)).map(Incident::requireStanding);
    }

    /** The incident under a local key, inside a running transaction, locked against a change of its state. */
    public Mono<Incident> underReview(Transaction transaction, String owner, String localKey) {
        return found(table.lock(transaction, owner, localKey)).map(Incident::requireStanding);
    }

    private static Mono<Incident> found(Mono<StoredRecord> record) {
        return record.map(Incident::new).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
