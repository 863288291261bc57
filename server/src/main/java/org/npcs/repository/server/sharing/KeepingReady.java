package org.npcs.repository.server.sharing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps ready what members see of each other's records, in small transactions, after records or decisions changed. What was
 * decided before a change is not shown after it: readers ask for the revision that counts.
 */
@Component
final class KeepingReady extends BackgroundWorker {

    private static final int AT_ONCE = 200;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final AccessPolicies policies;
    private final SeenRecords seenRecords;
    private final List<RecordsToShare> nouns;
    private final Sealing sealing;
    private final SqlSharingWork work = new SqlSharingWork();
    private final SqlKeptReady ready = new SqlKeptReady();
    private final SqlLinkedCopies linked = new SqlLinkedCopies();

    KeepingReady(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            AccessPolicies policies,
            SeenRecords seenRecords,
            List<RecordsToShare> nouns,
            Sealing sealing,
            @Value("${npcs.sharing-pause-millis:1000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.policies = policies;
        this.seenRecords = seenRecords;
        this.nouns = nouns;
        this.sealing = sealing;
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::some));
    }

    /** Decides on some records of one owner; false when there are none. */
    private Mono<Boolean> some() {
        return unitOfWork
                .run(SqlSharingWork.SHARING, transaction -> work.next(transaction)
                        .flatMap(
                                owner -> work.revision(transaction, owner).map(revision -> Map.entry(owner, revision))))
                .flatMap(next -> policies.of(next.getKey())
                        .flatMap(policy -> unitOfWork.run(
                                AccessPolicies.deciding(next.getKey()),
                                transaction -> decide(transaction, next.getKey(), next.getValue(), policy)))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> decide(Transaction transaction, String owner, long revision, AccessPolicy policy) {
        return work.heldRevision(transaction, owner)
                // Decided anew meanwhile: the next round asks by what.
                .filter(held -> held == revision)
                .flatMap(held -> work.take(transaction, owner, AT_ONCE))
                .flatMapMany(taken -> Flux.fromIterable(nouns)
                        .filter(noun -> taken.containsKey(noun.subject().code()))
                        .concatMap(noun -> keep(
                                transaction,
                                owner,
                                noun,
                                taken.getOrDefault(noun.subject().code(), List.of()),
                                revision,
                                policy)))
                .then();
    }

    private Mono<Void> keep(
            Transaction transaction,
            String owner,
            RecordsToShare noun,
            List<UUID> ids,
            long revision,
            AccessPolicy policy) {
        var subject = noun.subject();
        var filters = new ArrayList<>(noun.shareable(owner));
        filters.add(new Filter("id = ANY (?)", ids.toArray(UUID[]::new)));
        return noun.table()
                .besideMeeting(transaction, owner, filters)
                .delayUntil(found -> subject == Subject.INCIDENT
                        ? linked.keep(
                                transaction, owner, ids, copies(noun, found, policy), revision, policy, clock.now())
                        : Mono.empty())
                .map(found -> {
                    var seen = new LinkedHashMap<UUID, String>();
                    ids.forEach(id -> seen.put(id, ""));
                    found.forEach(record -> seen.put(record.id(), seen(policy, Audience.MEMBERS, noun, record)));
                    return seen;
                })
                .flatMap(seen -> ready.keep(transaction, owner, subject.code(), seen, revision, clock.now()))
                .then(
                        policy.terms() == null
                                ? Mono.empty()
                                : ready.terms(
                                                transaction,
                                                owner,
                                                subject.code(),
                                                policy.terms().number(),
                                                policy.profileVersion(),
                                                policy.open(subject.code(), Audience.MEMBERS))
                                        .then());
    }

    /** What the owners of linked copies see of incidents that are copies of an event. */
    private Map<UUID, String> copies(RecordsToShare noun, List<StoredRecord> found, AccessPolicy policy) {
        var copies = new LinkedHashMap<UUID, String>();
        for (StoredRecord record : found) {
            var seen = record.facet("event_id") == null ? "" : seen(policy, Audience.LINKED_MEMBER, noun, record);
            if (!seen.isEmpty()) {
                copies.put(record.id(), seen);
            }
        }
        return copies;
    }

    /** What an audience sees of a record, sealed as the record is; empty for nothing. */
    private String seen(AccessPolicy policy, Audience audience, RecordsToShare noun, StoredRecord record) {
        var subject = noun.subject();
        var owner = record.jurisdiction();
        var purpose = policy.purposes().stream().findFirst().orElse("");
        var left = seenRecords.of(policy, owner, audience, purpose, subject, record.content(), noun.withheld(record));
        return left.isEmpty()
                ? ""
                : sealing.seal(
                                owner,
                                subject.code(),
                                record.id(),
                                left,
                                record.held().key())
                        .text();
    }
}
