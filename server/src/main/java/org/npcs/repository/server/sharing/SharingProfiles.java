package org.npcs.repository.server.sharing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.policy.Choices;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.node.ObjectNode;

/** What owners have chosen to share. Closing counts at once; opening needs a second person of the owner. */
@Component
public final class SharingProfiles {

    static final String KEY = "sharing-profile";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final SqlRecords table;
    private final SqlSharingWork work = new SqlSharingWork();

    SharingProfiles(
            UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("effective", String.class);
        facets.put("sent_by", String.class);
        this.table = new SqlRecords(unitOfWork, "sharing_profile", facets);
    }

    /** The profile of an owner; {@code not-found} when it has none. */
    public Mono<SharingProfile> get(Caller caller, String owner) {
        return OwnersDesk.of(caller, owner, jurisdictions, unitOfWork)
                .work(transaction -> table.list(transaction, owner, List.of(), "", 1))
                .filter(found -> !found.isEmpty())
                .map(found -> SharingProfile.of(found.get(0)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** The profile of an owner for a decision, within work in its name. */
    Mono<SharingProfile> beside(Transaction transaction, String owner) {
        return table.beside(transaction, owner, KEY).map(SharingProfile::of);
    }

    /**
     * Sets the profile of the caller's jurisdiction.
     *
     * @throws ProblemException {@code validation-failed} or a failed precondition
     */
    public Mono<Stored<SharingProfile>> put(Caller caller, String owner, ObjectNode content, RecordChange change) {
        caller.own(owner);
        SharingProfileRules.require(content, "");
        return unitOfWork
                .run(transaction -> table.lock(transaction, owner, KEY)
                        .flatMap(current -> replace(transaction, caller, SharingProfile.of(current), content, change))
                        .switchIfEmpty(Mono.defer(() -> first(transaction, caller, content, change))))
                // Of two first profiles at one moment the second one looks again, and finds the first.
                .retryWhen(Retry.max(1)
                        .filter(SqlErrors::duplicate)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private Mono<Stored<SharingProfile>> first(
            Transaction transaction, Caller caller, ObjectNode content, RecordChange change) {
        var now = clock.now();
        var judged = Judged.of(Choices.NONE, Choices.ofProfile(content, now));
        var made = StoredRecord.first(
                caller.owner(),
                KEY,
                judged.state(),
                content,
                now,
                caller.client().clientId());
        var profile = with(made, judged.effective(), caller.actor());
        return change.precondition()
                .ifFirst(() -> table.insert(transaction, profile.stored()).thenReturn(true))
                .filter(first -> first)
                .switchIfEmpty(Mono.error(() -> change.precondition().nothingStored()))
                .then(bind(transaction, profile))
                .thenReturn(new Stored<>(profile, Outcome.CREATED, List.of()));
    }

    private Mono<Stored<SharingProfile>> replace(
            Transaction transaction, Caller caller, SharingProfile current, ObjectNode content, RecordChange change) {
        var stored = current.stored();
        if (stored.content().equals(content) && !change.precondition().createOnly()) {
            return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
        }
        change.precondition().require(stored, content);
        var now = clock.now();
        var judged = Judged.of(current.effective(), Choices.ofProfile(content, now));
        var next = stored.next(
                judged.state(), content, change.reason(), now, caller.client().clientId());
        return save(transaction, with(next, judged.effective(), caller.actor()))
                .map(saved -> new Stored<>(saved, Outcome.UPDATED, List.of()));
    }

    /** What counts of a profile at once, and whether the rest awaits the second person. */
    private record Judged(Choices effective, String state) {

        static Judged of(Choices before, Choices wanted) {
            var effective = before.closedBy(wanted);
            var open = !effective.differences(wanted).isEmpty();
            return new Judged(effective, open ? SharingProfile.AWAITING_SECOND : SharingProfile.EFFECTIVE);
        }
    }

    /**
     * Lets what a profile opens count, or drops it.
     *
     * @throws ProblemException {@code illegal-transition} when nothing awaits, {@code second-person-needed} when the caller sent
     *     the profile
     */
    public Mono<SharingProfile> transition(Caller caller, String owner, String to, @Nullable String reason) {
        caller.own(owner);
        return requests.once(
                profile -> profile.stored().id().toString(),
                id -> get(caller, owner),
                () -> unitOfWork.run(transaction -> table.lock(transaction, owner, KEY)
                        .map(SharingProfile::of)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> save(transaction, moved(caller, current, to, reason)))));
    }

    private SharingProfile moved(Caller caller, SharingProfile current, String to, @Nullable String reason) {
        var stored = current.stored();
        var client = caller.client().clientId();
        if (!stored.state().equals(SharingProfile.AWAITING_SECOND)) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(stored.state()));
        }
        return switch (to) {
            case SharingProfile.EFFECTIVE -> {
                if (caller.actor().equals(current.sentBy())) {
                    throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
                }
                var now = clock.now();
                var next = stored.next(to, stored.content(), reason, now, client);
                var wanted = Choices.ofProfile(stored.content(), now);
                yield with(next, current.effective().replacedBy(wanted), current.sentBy());
            }
            case SharingProfile.DROPPED -> {
                var next = stored.next(
                        SharingProfile.EFFECTIVE, current.effective().profile(), reason, clock.now(), client);
                yield with(next, current.effective(), caller.actor());
            }
            default ->
                throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(stored.state())
                        .allowed(List.of(SharingProfile.EFFECTIVE, SharingProfile.DROPPED)));
        };
    }

    private Mono<SharingProfile> save(Transaction transaction, SharingProfile profile) {
        return table.update(transaction, profile.stored())
                .then(bind(transaction, profile))
                .thenReturn(profile);
    }

    private Mono<Void> bind(Transaction transaction, SharingProfile profile) {
        var stored = profile.stored();
        return jurisdictions
                .profiled(transaction, stored.jurisdiction(), "" + stored.version(), stored.state())
                .then(work.addAll(transaction, stored.jurisdiction()))
                .then();
    }

    private static SharingProfile with(StoredRecord record, Choices effective, String actor) {
        return new SharingProfile(
                record.withFacets(Map.of("effective", effective.text(), "sent_by", actor)), effective);
    }
}
