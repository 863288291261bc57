package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.VersionedRules;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What began with decisions. It is read from the decisions themselves, so that a thing and the decision that activates it begin
 * with the same commit.
 */
@Component
public final class Activations {

    /** Decisions may be read by all; this session reads nothing else, and writes nothing. */
    private static final Session READING = new Session("ACTIVATIONS", "repository", "repository", "activations");

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlDecisions sql;

    Activations(UnitOfWork unitOfWork, RepositoryClock clock, SqlDecisions sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
    }

    /** A page of what began, in the order of the decisions. */
    public Mono<Page<Activation>> list(String after, int limit) {
        return unitOfWork.run(this::all).map(all -> Page.of(all, after, limit));
    }

    /** Where the versions of published rules stand today, for whoever asks, callers without a token included. */
    public <T extends VersionedRules> Mono<List<VersionStanding<T>>> standings(String list, Collection<T> published) {
        return unitOfWork.run(READING, transaction -> standings(transaction, list, published));
    }

    /** The version of published rules that is in force today. */
    public <T extends VersionedRules> Mono<VersionStanding<T>> inForce(String list, Collection<T> published) {
        return unitOfWork.run(READING, transaction -> inForce(transaction, list, published));
    }

    /** The same within a transaction. */
    public <T extends VersionedRules> Mono<VersionStanding<T>> inForce(
            Transaction transaction, String list, Collection<T> published) {
        return standings(transaction, list, published).map(all -> all.stream()
                .filter(VersionStanding::inForce)
                .findFirst()
                .orElseThrow());
    }

    private <T extends VersionedRules> Mono<List<VersionStanding<T>>> standings(
            Transaction transaction, String list, Collection<T> published) {
        return all(transaction)
                .map(decided -> decided.stream()
                        .filter(one -> PublishedVersions.KINDS.contains(one.kind()))
                        .toList())
                .map(decided -> VersionStanding.of(list, published, decided, clock.utcDay()));
    }

    private Mono<List<Activation>> all(Transaction transaction) {
        return sql.decisions
                .besideMeeting(transaction, AsOperator.OWNER, List.of(new Filter("outcome = ?", "adopted")))
                .map(decisions -> decisions.stream()
                        .sorted(Comparator.comparing(StoredRecord::createdAt).thenComparing(StoredRecord::naturalKey))
                        .flatMap(Activations::activated)
                        .toList());
    }

    private static Stream<Activation> activated(StoredRecord decision) {
        var decided = Instant.parse(decision.content().path("decidedAt").asString())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        return decision.content()
                .path("activates")
                .valueStream()
                .map(one -> new Activation(
                        one.path("kind").asString(""),
                        one.path("reference").asString(""),
                        decision.naturalKey(),
                        from(one.path("from").asString(""), decided)));
    }

    private static LocalDate from(String wanted, LocalDate decided) {
        var from = wanted.isEmpty() ? decided : LocalDate.parse(wanted);
        return from.isBefore(decided) ? decided : from;
    }
}
