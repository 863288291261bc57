package org.npcs.repository.server.culture;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The years whose results stand beside each other. */
@Component
public final class Editions {

    /** Whose record an edition is. */
    static final String OWNER = Session.OPERATOR.code();

    private static final String MANAGE = "culture:manage";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlCulture table;
    private final Jurisdictions jurisdictions;
    private final SqlStanding standing = new SqlStanding();

    /**
     * What is compared of a year.
     *
     * @param year the year
     * @param stored its freezing, or null before
     * @param members how many members are in it
     * @param states where the wave of each member stands, by code; none for those who do not freeze
     */
    public record Edition(int year, @Nullable StoredRecord stored, int members, Map<String, String> states) {}

    Editions(UnitOfWork unitOfWork, RepositoryClock clock, SqlCulture table, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
        this.jurisdictions = jurisdictions;
    }

    /** The edition of a year. */
    public Mono<Edition> get(Caller caller, int year) {
        return jurisdictions
                .codes()
                .collectList()
                .flatMap(codes -> Mono.deferContextual(context -> {
                    var session = context.get(Session.class);
                    return unitOfWork.run(session, transaction -> table.editions()
                            .beside(transaction, OWNER, String.valueOf(year))
                            .map(java.util.Optional::of)
                            .defaultIfEmpty(java.util.Optional.empty())
                            .flatMap(stored -> transaction
                                    .actAs(session.named(SqlStanding.COMPARING))
                                    .then(standing.members(transaction, year))
                                    .zipWhen(members -> standing.states(transaction, year), (members, states) -> {
                                        var all = new TreeMap<String, String>();
                                        if (caller.scopes().contains(MANAGE)) {
                                            codes.forEach(code -> all.put(code, states.getOrDefault(code, "none")));
                                        }
                                        return new Edition(year, stored.orElse(null), members, all);
                                    })));
                }));
    }

    /**
     * Freezes a year with what was told by now; what is frozen stays so.
     *
     * @throws ProblemException {@code not-found} for a year that has not begun
     */
    public Mono<Edition> freeze(Caller caller, int year) {
        var now = clock.now();
        if (year > now.atOffset(ZoneOffset.UTC).getYear()) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return Mono.deferContextual(context -> {
                    var session = context.get(Session.class);
                    return unitOfWork.run(session, transaction -> standing.queue(transaction, year)
                            .then(table.editions().beside(transaction, OWNER, String.valueOf(year)))
                            .switchIfEmpty(Mono.defer(() -> first(
                                    transaction,
                                    session,
                                    year,
                                    StoredRecord.first(
                                            OWNER,
                                            String.valueOf(year),
                                            "frozen",
                                            JSON.createObjectNode().put("year", year),
                                            now,
                                            caller.client().clientId())))));
                })
                .then(Mono.defer(() -> get(caller, year)));
    }

    private Mono<StoredRecord> first(Transaction transaction, Session session, int year, StoredRecord edition) {
        return table.editions().insert(transaction, edition).delayUntil(stored -> transaction
                .actAs(session.named(SqlStanding.COMPARING))
                .then(standing.freeze(transaction, year)));
    }
}
