package org.npcs.repository.server.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
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

/** Which organisations take part in events. */
@Component
public final class EventAttendances {

    private static final Set<String> OF_MEMBERS = Set.of("registered", "cancelled");
    private static final Pattern MEMBER = Pattern.compile("[A-Z].*");

    private final UnitOfWork unitOfWork;
    private final Jurisdictions jurisdictions;
    private final SqlSupport sql;
    private final RepositoryClock clock;
    private final Statements statements;
    private final InTheirName names;
    private final Events events;

    EventAttendances(
            UnitOfWork unitOfWork,
            Jurisdictions jurisdictions,
            SqlSupport sql,
            RepositoryClock clock,
            InTheirName names,
            Events events) {
        this.unitOfWork = unitOfWork;
        this.jurisdictions = jurisdictions;
        this.sql = sql;
        this.clock = clock;
        this.statements = new Statements(unitOfWork, clock, sql.attendances);
        this.names = names;
        this.events = events;
    }

    /**
     * Who takes part, as far as the caller may see it.
     *
     * @param rows organisations in the order of their codes; for a member itself alone
     * @param registered how many are registered; null for a member below five
     * @param attended how many took part; null for a member below five
     */
    public record Attendances(
            List<StoredRecord> rows,
            @Nullable Integer registered,
            @Nullable Integer attended) {}

    /** Who takes part in an event. */
    public Mono<Attendances> list(Caller caller, String event) {
        var managed = caller.manages(SupportSide.MANAGE);
        SupportSide.taking(caller);
        return events.beside(event)
                .then(Mono.defer(() -> unitOfWork.run(transaction -> sql.attendances(transaction, event))))
                .flatMap(rows -> names.of(SqlSupport.OPERATOR, transaction -> sql.states(transaction, event))
                        .map(states -> new Attendances(
                                rows, told(managed, states, "registered"), told(managed, states, "attended"))));
    }

    private static @Nullable Integer told(boolean managed, List<String> states, String state) {
        var count = (int) states.stream().filter(state::equals).count();
        return managed || count >= SupportFigure.LEAST_MEMBERS ? Integer.valueOf(count) : null;
    }

    /**
     * States whether an organisation takes part: a member registers itself or cancels, whoever manages events states all.
     *
     * @throws ProblemException {@code not-found} for another member, {@code illegal-transition} for what is not a member's to
     *     state, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String event, String organisation, ObjectNode stated, RecordChange change) {
        var state = stated.path("state").asString("");
        if (!caller.manages(SupportSide.MANAGE)) {
            caller.own(organisation);
            if (!OF_MEMBERS.contains(state)) {
                throw ProblemException.of(
                        ProblemCode.ILLEGAL_TRANSITION,
                        d -> d.allowed(OF_MEMBERS.stream().sorted().toList()));
            }
        }
        var member = MEMBER.matcher(organisation).matches();
        var owner = member ? organisation : SqlSupport.OPERATOR;
        var first = StoredRecord.first(
                        owner,
                        event + "/" + organisation,
                        state,
                        stated,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("event_key", event, "organisation", organisation));
        return events.beside(event)
                .then(member ? jurisdictions.get(organisation).then() : Mono.<Void>empty())
                .then(names.calling(owner, statements.put(first, before -> state, change)));
    }
}
