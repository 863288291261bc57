package org.npcs.repository.server.governance;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Meetings of committees and their agendas. */
@Component
public final class Meetings {

    static final String PLANNED = "planned";
    static final String HELD = "held";
    static final String CANCELLED = "cancelled";

    private static final StateMachine STATES =
            new StateMachine(Map.of(PLANNED, List.of("noticed", CANCELLED), "noticed", List.of(HELD, CANCELLED)));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance governance;
    private final SqlMeetings sql;
    private final KeptRecords kept;
    private final MeetingViews views;
    private final Invitees invitees;
    private final CharterInForce charters;
    private final Seats seats;

    Meetings(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlGovernance governance,
            SqlMeetings sql,
            KeptRecords kept,
            MeetingViews views,
            Invitees invitees,
            CharterInForce charters,
            Seats seats) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.governance = governance;
        this.sql = sql;
        this.kept = kept;
        this.views = views;
        this.invitees = invitees;
        this.charters = charters;
        this.seats = seats;
    }

    /** One meeting with who is invited; {@code not-found} when there is none. */
    public Mono<MeetingView> get(UUID id) {
        return governance
                .read(sql.meetings, id)
                .flatMap(found -> unitOfWork.run(transaction -> inviting(transaction, found)));
    }

    private Mono<MeetingView> inviting(Transaction transaction, StoredRecord meeting) {
        return views.of(transaction, meeting).flatMap(view -> invitees.toMeeting(
                        transaction, MeetingView.committee(meeting), MeetingView.startsAt(meeting))
                .map(view::inviting));
    }

    /**
     * A page of meetings in the order in which they were planned.
     *
     * @param late whether only meetings are told whose minutes were due and have not been circulated
     */
    public Mono<Page<MeetingView>> list(
            @Nullable String committee, @Nullable String state, boolean late, String after, int limit) {
        return unitOfWork.run(transaction -> charters.at(transaction, clock.now())
                .map(charter ->
                        filters(committee, state, late, charter.settings().minutesDays()))
                .flatMap(filters -> governance.page(sql.meetings, filters, after, limit))
                .flatMap(page -> views.of(transaction, page.items()).map(items -> new Page<>(items, page.next()))));
    }

    private List<Filter> filters(@Nullable String committee, @Nullable String state, boolean late, int minutesDays) {
        var filters = new ArrayList<Filter>();
        if (committee != null) {
            filters.add(new Filter("committee = ?", committee));
        }
        if (state != null) {
            filters.add(new Filter("state = ?", state));
        }
        if (late) {
            var due = Days.of(clock.now()).minusDays(minutesDays).atStartOfDay(ZoneOffset.UTC);
            filters.add(new Filter("state = ?", HELD));
            filters.add(new Filter(
                    "starts_at < ? AND NOT EXISTS (SELECT FROM meeting_minutes m"
                            + " WHERE m.natural_key = committee_meeting.id::text AND m.state <> 'draft')",
                    due.toInstant()));
        }
        return filters;
    }

    /**
     * Plans a meeting.
     *
     * @throws ProblemException {@code validation-failed}; {@code not-found} for whoever does not keep governance
     */
    public Mono<MeetingView> plan(Caller caller, ObjectNode content) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(texts(content));
        var committee = content.path("committee").asString("");
        return once(transaction -> governance
                .committees
                .beside(transaction, AsOperator.OWNER, committee)
                .hasElement()
                .doOnNext(there -> GovernanceRules.require(
                        there ? List.of() : List.of(GovernanceRules.finding("STR-NAMED", "/committee"))))
                .then(Mono.defer(() -> consulted(transaction, content)))
                .then(Mono.defer(() ->
                        sql.meetings.insert(transaction, kept.first(caller, PLANNED, content, facets(content))))));
    }

    /**
     * Changes a meeting that was neither held nor cancelled.
     *
     * @throws ProblemException {@code validation-failed}, {@code illegal-transition}, {@code version-mismatch} or {@code
     *     precondition-required}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<MeetingView>> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(texts(content));
        return unitOfWork.run(transaction -> governance
                .lock(sql.meetings, transaction, id)
                .flatMap(current -> {
                    if (STATES.from(current.state()).isEmpty()) {
                        throw STATES.illegal(current.state());
                    }
                    if (!MeetingView.committee(current)
                            .equals(content.path("committee").asString(""))) {
                        GovernanceRules.require(List.of(GovernanceRules.finding("STR-NAMED", "/committee")));
                    }
                    var stated = new KeptRecords.Statement(id.toString(), current.state(), content, facets(content));
                    return consulted(transaction, content)
                            .then(Mono.defer(() -> kept.put(transaction, sql.meetings, caller, stated, change)));
                })
                .flatMap(stored -> inviting(transaction, stored.record())
                        .map(view -> new Stored<>(view, stored.outcome(), List.of()))));
    }

    /** Refuses a consultation of whoever was no advisor on its day. */
    private Mono<Void> consulted(Transaction transaction, ObjectNode content) {
        return Flux.range(0, content.path("consultations").size())
                .concatMap(i -> {
                    var one = content.path("consultations").path(i);
                    var day = java.time.LocalDate.parse(one.path("on").asString(""));
                    var role = one.path("role").asString("");
                    return seats.advisors(
                                    transaction,
                                    day.atStartOfDay(ZoneOffset.UTC).toInstant())
                            .filter(advisors -> advisors.stream()
                                    .noneMatch(advisor -> advisor.key().equals(role)))
                            .map(none -> GovernanceRules.finding("STR-NAMED", "/consultations/" + i + "/role"));
                })
                .collectList()
                .doOnNext(GovernanceRules::require)
                .then();
    }

    /**
     * Takes a step.
     *
     * @throws ProblemException {@code illegal-transition}, or {@code validation-failed} by GOV-R-039 before it has begun; {@code
     *     not-found} for whoever does not keep governance
     */
    public Mono<MeetingView> move(Caller caller, UUID id, String to) {
        GovernanceRules.manager(caller);
        return once(
                transaction -> governance.lock(sql.meetings, transaction, id).flatMap(current -> {
                    STATES.require(current.state(), to);
                    if (to.equals(HELD)) {
                        requireBegun(current, "/to");
                    }
                    return sql.meetings.update(
                            transaction, kept.next(caller, current, to, current.content(), current.facets()));
                }));
    }

    /** Refuses what a meeting that has not begun, or was cancelled, cannot have. */
    void requireBegun(StoredRecord meeting, String pointer) {
        if (meeting.state().equals(CANCELLED) || MeetingView.startsAt(meeting).isAfter(clock.now())) {
            GovernanceRules.require(List.of(GovernanceRules.finding("GOV-R-039", pointer)));
        }
    }

    private Mono<MeetingView> once(Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                view -> view.stored().id().toString(),
                id -> get(UUID.fromString(id)),
                () -> unitOfWork.run(
                        transaction -> work.apply(transaction).flatMap(made -> inviting(transaction, made))));
    }

    private static Map<String, Object> facets(ObjectNode content) {
        return Map.of(
                "committee",
                content.path("committee").asString(""),
                "starts_at",
                OffsetDateTime.parse(content.path("startsAt").asString("")).toInstant());
    }

    private static List<Finding> texts(ObjectNode content) {
        var pointers = new ArrayList<>(List.of("/title", "/place", "/agendaFinalReason"));
        for (int i = 0; i < content.path("agenda").size(); i++) {
            pointers.add("/agenda/" + i + "/title");
        }
        for (int i = 0; i < content.path("consultations").size(); i++) {
            pointers.add("/consultations/" + i + "/comment");
        }
        return GovernanceRules.suspected(content, pointers.toArray(String[]::new));
    }
}
