package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of governance; every caller may read them, and the operator's tenant writes them. */
@Component
final class SqlGovernance {

    final SqlRecords charters;
    final SqlRecords reviews;
    final SqlRecords committees;
    final SqlRecords terms;
    final SqlRecords offices;
    final SqlRecords nominations;
    final SqlRecords roles;

    private final UnitOfWork unitOfWork;

    SqlGovernance(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.charters =
                table("charter_version", facets(LocalDate.class, "approved_on", "in_force_from", "in_force_until"));
        var ofReviews = facets(String.class, "charter_version", "outcome");
        ofReviews.put("closed_on", LocalDate.class);
        this.reviews = table("charter_review", ofReviews);
        this.committees = table("committee", facets(String.class, "kind"));
        this.terms = table("committee_term", held(facets(String.class, "committee", "holder", "team_key")));
        this.offices =
                table("committee_office", held(facets(String.class, "committee", "office", "holder", "team_key")));
        var ofNominations = facets(String.class, "committee", "holder", "team_key", "nominated_by");
        ofNominations.put("term_id", UUID.class);
        this.nominations = table("nomination", ofNominations);
        var ofRoles = facets(String.class, "kind", "organisation", "client_id");
        ofRoles.put("starts_on", LocalDate.class);
        ofRoles.put("last_day", LocalDate.class);
        this.roles = table("governance_role", ofRoles);
    }

    private SqlRecords table(String name, LinkedHashMap<String, Class<?>> facets) {
        return new SqlRecords(unitOfWork, name, facets);
    }

    private static LinkedHashMap<String, Class<?>> facets(Class<?> type, String... names) {
        var facets = new LinkedHashMap<String, Class<?>>();
        for (var name : names) {
            facets.put(name, type);
        }
        return facets;
    }

    private static LinkedHashMap<String, Class<?>> held(LinkedHashMap<String, Class<?>> facets) {
        facets.put("starts_on", LocalDate.class);
        facets.put("ends_on", LocalDate.class);
        facets.put("end_reason", String.class);
        return facets;
    }

    /** One record, and notes the reading; {@code not-found} when there is none. */
    Mono<StoredRecord> read(SqlRecords table, UUID id) {
        return one(table, new Filter("id = ?", id));
    }

    /** One record by its key, and notes the reading; {@code not-found} when there is none. */
    Mono<StoredRecord> read(SqlRecords table, String key) {
        return one(table, new Filter("natural_key = ?", key));
    }

    private Mono<StoredRecord> one(SqlRecords table, Filter filter) {
        return unitOfWork
                .run(transaction -> table.list(transaction, AsOperator.OWNER, List.of(filter), "", 1))
                .flatMap(found -> found.isEmpty() ? Mono.error(SqlGovernance::missing) : Mono.just(found.get(0)));
    }

    /** A page of records in the order of first storing. */
    Mono<Page<StoredRecord>> page(SqlRecords table, List<Filter> filters, String after, int limit) {
        return unitOfWork
                .run(transaction ->
                        table.list(transaction, AsOperator.OWNER, new ArrayList<>(filters), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** Locks a record; {@code not-found} when there is none. */
    Mono<StoredRecord> lock(SqlRecords table, Transaction transaction, UUID id) {
        return table.lock(transaction, AsOperator.OWNER, id).switchIfEmpty(Mono.error(SqlGovernance::missing));
    }

    /** The same by its key. */
    Mono<StoredRecord> lock(SqlRecords table, Transaction transaction, String key) {
        return table.lock(transaction, AsOperator.OWNER, key).switchIfEmpty(Mono.error(SqlGovernance::missing));
    }

    static ProblemException missing() {
        return ProblemException.of(ProblemCode.NOT_FOUND);
    }
}
