package org.npcs.repository.server.definition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.JurisdictionProfile;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.ProfileCheck;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** What each jurisdiction adds to the published rules. */
@Component
public final class JurisdictionProfiles {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlProfiles table;
    /** A version never changes, so its rules are compiled once. */
    private final Cache<String, LocalRules> compiled =
            Caffeine.newBuilder().maximumSize(500).build();

    JurisdictionProfiles(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = new SqlProfiles(unitOfWork);
    }

    /** The rules of the jurisdiction that the caller works for, as they are at this request. */
    public Mono<LocalRules> of(Caller caller) {
        if (caller.profileVersion() == 0) {
            return Mono.just(LocalRules.NONE);
        }
        var present = compiled.getIfPresent(key(caller.owner(), caller.profileVersion()));
        return present == null ? of(caller.owner()) : Mono.just(present);
    }

    /** The rules of a jurisdiction as they are now, for work that the repository does later. */
    public Mono<LocalRules> of(String owner) {
        return find(owner).flatMap(this::rules).defaultIfEmpty(LocalRules.NONE);
    }

    private Mono<LocalRules> rules(StoredRecord profile) {
        return Mono.fromCallable(() -> compiled.get(
                        key(profile.jurisdiction(), profile.version()),
                        key -> JurisdictionProfile.rules(profile.jurisdiction(), profile.content())))
                .subscribeOn(Schedulers.parallel());
    }

    /** The profile of a jurisdiction; {@code not-found} when it has none. */
    public Mono<StoredRecord> get(String jurisdiction) {
        return find(jurisdiction).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of profiles in the order of jurisdictions. */
    public Mono<Page<StoredRecord>> list(String after, int limit) {
        return unitOfWork.run(reader(), transaction -> table.owners(transaction, after, limit + 1)
                .flatMapMany(Flux::fromIterable)
                .concatMap(owner -> table.find(transaction, owner))
                .collectList()
                .map(rows -> Page.of(rows, limit, StoredRecord::jurisdiction)));
    }

    /**
     * Sets the profile of the caller's jurisdiction.
     *
     * @throws ProblemException {@code validation-failed}, {@code profile-outdated} or a failed precondition
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, ObjectNode profile, RecordChange change) {
        return judged(caller.owner(), profile).then(Mono.defer(() -> {
            var client = caller.client().clientId();
            var first = StoredRecord.first(caller.owner(), SqlProfiles.KEY, "effective", profile, clock.now(), client);
            return change.precondition()
                    .ifFirst(() -> table.records().store(first))
                    .flatMap(made -> made
                            ? Mono.just(new Stored<>(first, Outcome.CREATED, List.of()))
                            : unitOfWork.run(transaction -> replace(transaction, caller, profile, change)));
        }));
    }

    /** The rules that a profile makes; {@code validation-failed} when it has faults. */
    Mono<LocalRules> judged(String owner, ObjectNode profile) {
        return Mono.fromCallable(() -> {
                    var findings = ProfileCheck.check(owner, profile, CheckContext.of(clock.today(), Tier.ACCEPT));
                    if (!findings.isEmpty()) {
                        throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(findings));
                    }
                    return JurisdictionProfile.rules(owner, profile);
                })
                .subscribeOn(Schedulers.parallel());
    }

    private Mono<Stored<StoredRecord>> replace(
            Transaction transaction, Caller caller, ObjectNode profile, RecordChange change) {
        return table.records()
                .lock(transaction, caller.owner(), SqlProfiles.KEY)
                .switchIfEmpty(Mono.error(() -> change.precondition().nothingStored()))
                .flatMap(current -> {
                    if (current.content().equals(profile)
                            && !change.precondition().createOnly()) {
                        return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
                    }
                    change.precondition().require(current, profile);
                    if (!issued(profile).isAfter(issued(current.content()))) {
                        throw ProblemException.of(ProblemCode.PROFILE_OUTDATED);
                    }
                    var next = current.next(
                            "effective",
                            profile,
                            change.reason(),
                            clock.now(),
                            caller.client().clientId());
                    return table.records()
                            .update(transaction, next)
                            .map(saved -> new Stored<>(saved, Outcome.UPDATED, List.of()));
                });
    }

    private static Instant issued(ObjectNode profile) {
        return java.time.OffsetDateTime.parse(profile.path("issuedAt").asString())
                .toInstant();
    }

    private Mono<StoredRecord> find(String jurisdiction) {
        return unitOfWork.run(reader(), transaction -> table.find(transaction, jurisdiction));
    }

    private static Session reader() {
        return new Session("NOBODY", "repository", "repository", "profiles");
    }

    private static String key(String owner, int version) {
        return owner + ' ' + version;
    }
}
