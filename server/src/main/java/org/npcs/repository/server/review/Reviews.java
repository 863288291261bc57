package org.npcs.repository.server.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.incident.Incidents;
import org.npcs.repository.server.platform.clock.RepositoryClock;
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

/** The reviews of one owner, for reading. */
@Component
public final class Reviews {

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final ReviewRules rules;
    private final Incidents incidents;
    private final JurisdictionProfiles profiles;

    Reviews(
            UnitOfWork unitOfWork,
            SqlReviews records,
            Instruments instruments,
            Incidents incidents,
            JurisdictionProfiles profiles,
            RepositoryClock clock) {
        this.profiles = profiles;
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new ReviewRules(instruments, clock);
        this.incidents = incidents;
    }

    /** The current version, or the one that was current at {@code asOf}. */
    public Mono<Review> get(String owner, UUID id, @Nullable Instant asOf) {
        return found(
                asOf == null
                        ? table.read(id)
                        : unitOfWork.run(transaction -> table.readAsOf(transaction, owner, id, asOf)));
    }

    /** The same by local key of the incident and number of the review. */
    public Mono<Review> get(String owner, String incidentKey, int number, @Nullable Instant asOf) {
        var current = table.read(Review.naturalKey(incidentKey, number));
        return found(
                asOf == null
                        ? current
                        : current.flatMap(record ->
                                unitOfWork.run(transaction -> table.readAsOf(transaction, owner, record.id(), asOf))));
    }

    /** One version by its number. */
    public Mono<Review> version(String owner, UUID id, int version) {
        return found(unitOfWork.run(transaction -> table.readVersion(transaction, owner, id, version)));
    }

    /** A page of versions, oldest first. */
    public Mono<Page<Review>> versions(String owner, UUID id, String after, int limit) {
        return table.read(id)
                .flatMap(record -> unitOfWork.run(transaction -> table.versions(
                        transaction, owner, id, after.isEmpty() ? 0 : Integer.parseInt(after), limit + 1)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .map(rows -> Page.of(rows, limit, row -> Integer.toString(row.version()))
                        .map(Review::new));
    }

    /** A page of current versions in the order of first storing. */
    public Mono<Page<Review>> list(String owner, ReviewFilter filter, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, SqlReviews.filters(owner, filter), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Review::new));
    }

    /** Judges a content with its instrument version and, when it is stored, its incident; stores nothing. */
    public Mono<Verdict> check(Caller caller, JsonNode content, boolean lenient) {
        return profiles.of(caller).flatMap(local -> check(caller.owner(), content, local, lenient));
    }

    private Mono<Verdict> check(String owner, JsonNode content, LocalRules local, boolean lenient) {
        return incidents
                .get(owner, content.path("incidentLocalKey").asString(""), null)
                .map(incident -> (JsonNode) incident.stored().content())
                .onErrorResume(ProblemException.class, absent -> Mono.empty())
                .flatMap(incident -> rules.verdict(content, incident, Tier.ACCEPT, local, lenient))
                .switchIfEmpty(Mono.defer(() -> rules.verdict(content, null, Tier.ACCEPT, local, lenient)));
    }

    private static Mono<Review> found(Mono<StoredRecord> record) {
        return record.map(Review::new).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
