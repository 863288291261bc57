package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of proposals, of what is said to them and of decisions; every session may read them. */
@Component
final class SqlDecisions {

    final SqlRecords proposals;
    final SqlRecords feedback;
    final SqlRecords voices;
    final SqlRecords decisions;

    SqlDecisions(UnitOfWork unitOfWork) {
        this.proposals = table(
                unitOfWork,
                "proposal",
                "proposed_by",
                String.class,
                "round",
                Integer.class,
                "charter_review",
                UUID.class,
                "decision",
                String.class);
        this.feedback = table(
                unitOfWork,
                "proposal_feedback",
                "proposal",
                UUID.class,
                "round",
                Integer.class,
                "given_by",
                String.class,
                "given_as",
                String.class);
        this.voices = table(
                unitOfWork,
                "seat_voice",
                "stage",
                String.class,
                "proposal",
                UUID.class,
                "holder",
                String.class,
                "team_key",
                String.class,
                "said",
                String.class);
        this.decisions = table(
                unitOfWork,
                "decision",
                "proposal",
                UUID.class,
                "outcome",
                String.class,
                "rule",
                String.class,
                "numerator",
                Integer.class,
                "denominator",
                Integer.class,
                "needed",
                Integer.class);
    }

    private static SqlRecords table(UnitOfWork unitOfWork, String name, Object... columns) {
        var facets = new LinkedHashMap<String, Class<?>>();
        for (int i = 0; i < columns.length; i += 2) {
            facets.put((String) columns[i], (Class<?>) columns[i + 1]);
        }
        return new SqlRecords(unitOfWork, name, facets);
    }

    /** What seats say in a stage, for other work: without a note. */
    Mono<List<StoredRecord>> said(Transaction transaction, Stage stage, UUID proposal) {
        return voices.besideMeeting(
                transaction,
                AsOperator.OWNER,
                List.of(new Filter("stage = ?", stage.code()), new Filter("proposal = ?", proposal)));
    }

    /** When feedback was last given, by proposal. */
    Mono<Map<UUID, Instant>> lastFeedback(Transaction transaction, Collection<UUID> of) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("proposal", UUID.class)),
                                Objects.requireNonNull(row.get("given", Instant.class))),
                        "SELECT proposal, max(created_at) AS given FROM proposal_feedback WHERE proposal = ANY($1)"
                                + " GROUP BY proposal",
                        (Object) of.toArray(UUID[]::new))
                .map(rows -> {
                    var given = new HashMap<UUID, Instant>();
                    rows.forEach(row -> given.put(row.getKey(), row.getValue()));
                    return given;
                });
    }

    /** The next number of a year; nobody else takes one until the transaction ends. */
    Mono<Integer> nextNumber(Transaction transaction, int year) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("last", Integer.class)),
                "INSERT INTO decision_counter AS counter (jurisdiction, year, last) VALUES ($1, $2, 1)"
                        + " ON CONFLICT (jurisdiction, year) DO UPDATE SET last = counter.last + 1 RETURNING last",
                AsOperator.OWNER,
                year);
    }
}
