package org.npcs.repository.server.notice;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.clock.RepositoryClock;
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
import tools.jackson.databind.node.ObjectNode;

/** The responses of members to notices, each its own. */
@Component
public final class NoticeResponses {

    private static final int MOST_STEPS = 200;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlNotices table;
    private final Screening screening;
    private final SqlAudience audience = new SqlAudience();

    NoticeResponses(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlNotices table,
            Screening screening) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
        this.screening = screening;
    }

    /** The response of the caller's member with its steps; {@code not-found} for another's, and outside of the audience. */
    public Mono<NoticeResponse> get(Caller caller, String member, String key) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.find(transaction, key).flatMap(notice -> table.responses()
                .beside(transaction, member, notice.id().toString())
                .flatMap(stored -> table.responses()
                        .versions(transaction, member, stored.id(), 0, MOST_STEPS)
                        .map(versions -> of(member, notice, stored, versions)))
                .switchIfEmpty(Mono.fromSupplier(() -> unseen(member, notice)))));
    }

    private NoticeResponse unseen(String member, Notice notice) {
        return new NoticeResponse(member, notice, null, List.of(), NoticeClock.of(notice, clock.now()));
    }

    private NoticeResponse of(String member, Notice notice, StoredRecord stored, List<StoredRecord> versions) {
        return new NoticeResponse(
                member,
                notice,
                stored,
                versions.stream().map(NoticeResponse.Step::of).toList(),
                NoticeClock.of(notice, clock.now()));
    }

    /** A page of all notices that were issued to the caller's member, with where it stands. */
    public Mono<Page<NoticeResponse>> list(Caller caller, String member, String after, int limit) {
        caller.own(member);
        return unitOfWork.run(transaction -> audience.issuedTo(transaction, member, after, limit + 1)
                .map(ids -> Page.of(ids, limit, id -> id.toString()))
                .flatMap(page -> Flux.fromIterable(page.items())
                        .concatMap(id -> table.find(transaction, id.toString()).flatMap(notice -> table.responses()
                                .beside(transaction, member, id.toString())
                                .map(stored -> of(member, notice, stored, List.of()))
                                .switchIfEmpty(Mono.fromSupplier(() -> unseen(member, notice)))))
                        .collectList()
                        .map(items -> new Page<>(items, page.next()))));
    }

    /**
     * States where the caller's member stands.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} for a step that there is not and for a notice that
     *     has ended, {@code validation-failed}, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<NoticeResponse>> put(
            Caller caller, String member, String key, ObjectNode response, RecordChange change) {
        caller.own(member);
        return unitOfWork
                .run(transaction -> table.find(transaction, key)
                        .delayUntil(notice -> screening
                                .texts()
                                .doOnNext(texts ->
                                        NoticeRules.require(NoticeRules.ofResponse(response, notice.content(), texts))))
                        .delayUntil(notice -> audience.lock(transaction, member, notice.id())
                                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND))))
                        .flatMap(notice -> table.responses()
                                .lock(transaction, member, notice.id().toString())
                                .flatMap(current -> next(transaction, caller, notice, current, response, change))
                                .switchIfEmpty(Mono.defer(
                                        () -> first(transaction, caller, member, notice, response, change)))))
                .flatMap(written -> get(caller, member, key).map(found -> new Stored<>(found, written, List.of())));
    }

    private Mono<Outcome> first(
            Transaction transaction,
            Caller caller,
            String member,
            Notice notice,
            ObjectNode response,
            RecordChange change) {
        return change.precondition()
                .ifFirst(() -> {
                    step(notice, ResponseSteps.NOT_SEEN, response);
                    var made = StoredRecord.first(
                                    member,
                                    notice.id().toString(),
                                    response.path("state").asString(""),
                                    response,
                                    clock.now(),
                                    caller.client().clientId())
                            .withFacets(Map.of("notice_id", notice.id(), "edition", notice.edition()));
                    return table.responses().insert(transaction, made).thenReturn(true);
                })
                .map(made -> {
                    if (!made) {
                        throw change.precondition().nothingStored();
                    }
                    return Outcome.CREATED;
                });
    }

    private Mono<Outcome> next(
            Transaction transaction,
            Caller caller,
            Notice notice,
            StoredRecord current,
            ObjectNode response,
            RecordChange change) {
        if (current.content().equals(response) && NoticeResponse.edition(current) == notice.edition()) {
            return Mono.just(Outcome.UNCHANGED);
        }
        change.precondition().require(current, response);
        step(notice, current.state(), response);
        var next = current.next(
                        response.path("state").asString(""),
                        response,
                        change.reason(),
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("notice_id", notice.id(), "edition", notice.edition()));
        return table.responses().update(transaction, next).thenReturn(Outcome.UPDATED);
    }

    private static void step(Notice notice, String from, ObjectNode response) {
        if (Notice.ENDED.contains(notice.state())) {
            throw Notice.STATES.illegal(notice.state());
        }
        ResponseSteps.require(from, response.path("state").asString(""));
    }
}
