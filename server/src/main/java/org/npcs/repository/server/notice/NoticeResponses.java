package org.npcs.repository.server.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The responses of members to notices, each its own. */
@Component
public final class NoticeResponses {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlNotices table;
    private final Statements statements;
    private final Screening screening;
    private final SqlAudience audience = new SqlAudience();

    NoticeResponses(UnitOfWork unitOfWork, RepositoryClock clock, SqlNotices table, Screening screening) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
        this.statements = new Statements(unitOfWork, clock, table.responses());
        this.screening = screening;
    }

    /** The response of the caller's member with its steps; {@code not-found} for another's, and outside of the audience. */
    public Mono<NoticeResponse> get(Caller caller, String member, String key) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.beside(transaction, key)
                .flatMap(notice -> table.responses(transaction, member, List.of(notice.id()))
                        .flatMap(found -> found.isEmpty()
                                ? Mono.just(told(member, notice, null, List.of()))
                                : withSteps(transaction, notice, found.get(0)))));
    }

    private Mono<NoticeResponse> withSteps(Transaction transaction, Notice notice, StoredRecord stored) {
        return table.responses()
                .versions(transaction, stored.jurisdiction(), stored.id())
                .map(versions -> told(
                        stored.jurisdiction(),
                        notice,
                        stored,
                        versions.stream().map(NoticeResponse.Step::of).toList()));
    }

    private NoticeResponse told(
            String member, Notice notice, @Nullable StoredRecord stored, List<NoticeResponse.Step> steps) {
        return new NoticeResponse(member, notice, stored, steps, NoticeClock.of(notice, clock.now()));
    }

    /** A page of all notices that were issued to the caller's member, with where it stands. */
    public Mono<Page<NoticeResponse>> list(Caller caller, String member, String after, int limit) {
        caller.own(member);
        return unitOfWork.run(transaction -> audience.issuedTo(transaction, member, after, limit + 1)
                .map(ids -> Page.of(ids, limit, UUID::toString))
                .flatMap(page -> Mono.zip(
                        table.besideAll(transaction, page.items()),
                        table.responses(transaction, member, page.items()),
                        (notices, responses) ->
                                new Page<>(told(member, page.items(), notices, responses), page.next()))));
    }

    private List<NoticeResponse> told(
            String member, List<UUID> order, List<Notice> notices, List<StoredRecord> responses) {
        var known = notices.stream().collect(Collectors.toMap(Notice::id, one -> one));
        var stored = responses.stream().collect(Collectors.toMap(StoredRecord::naturalKey, one -> one));
        return order.stream()
                .filter(known::containsKey)
                .map(id -> Objects.requireNonNull(known.get(id)))
                .map(notice -> told(member, notice, stored.get(notice.id().toString()), List.of()))
                .toList();
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
        return unitOfWork.run(transaction -> table.beside(transaction, key)
                .delayUntil(notice -> (response.has("note") ? screening.texts() : Mono.just(NoticeTexts.NONE))
                        .doOnNext(texts -> Faults.require(NoticeRules.ofResponse(response, notice.content(), texts))))
                .delayUntil(notice -> audience.lock(transaction, member, notice.id())
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND))))
                .flatMap(notice -> statements
                        .put(
                                transaction,
                                first(caller, member, notice, response),
                                current -> step(notice, current, response),
                                change)
                        .flatMap(written -> withSteps(transaction, notice, written.record())
                                .map(found -> written.map(stored -> found)))));
    }

    private StoredRecord first(Caller caller, String member, Notice notice, ObjectNode response) {
        return StoredRecord.first(
                        member,
                        notice.id().toString(),
                        response.path("state").asString(""),
                        response,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("notice_id", notice.id(), "edition", notice.edition()));
    }

    private static void step(Notice notice, Optional<StoredRecord> current, ObjectNode response) {
        if (Notice.ENDED.contains(notice.state())) {
            throw Notice.STATES.illegal(notice.state());
        }
        var from = current.map(StoredRecord::state).orElse(ResponseSteps.NOT_SEEN);
        ResponseSteps.require(from, response.path("state").asString(""));
    }
}
