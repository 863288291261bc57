package org.npcs.repository.server.membership;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of jurisdictions. */
final class SqlJurisdictions {

    private static final String COLUMNS = """
            code, name, kind, within, one_person_finalisation, fiscal_year_start, agreement_version, agreement_state,
            sharing_profile_version, sharing_profile_state, version
            """;

    Mono<Jurisdiction> find(Transaction transaction, String code) {
        return transaction.one(SqlJurisdictions::row, "SELECT " + COLUMNS + " FROM jurisdiction WHERE code = $1", code);
    }

    Mono<Jurisdiction> lock(Transaction transaction, String code) {
        return transaction.one(
                SqlJurisdictions::row, "SELECT " + COLUMNS + " FROM jurisdiction WHERE code = $1 FOR UPDATE", code);
    }

    Mono<List<Jurisdiction>> list(Transaction transaction, String after, int limit) {
        return transaction.list(
                SqlJurisdictions::row,
                "SELECT " + COLUMNS + " FROM jurisdiction WHERE code > $1 ORDER BY code LIMIT $2",
                after,
                limit);
    }

    Mono<List<String>> codes(Transaction transaction) {
        return transaction.list(row -> text(row, "code"), "SELECT code FROM jurisdiction ORDER BY code");
    }

    /** Enters a jurisdiction; empty when a twin was first. */
    Mono<Jurisdiction> insert(Transaction transaction, Jurisdiction made) {
        return transaction.one(
                SqlJurisdictions::row,
                "INSERT INTO jurisdiction (code, name, kind, within, one_person_finalisation, fiscal_year_start)"
                        + " VALUES ($1, $2, $3, $4, $5, $6)"
                        + " ON CONFLICT DO NOTHING RETURNING " + COLUMNS,
                made.code(),
                made.name(),
                made.kind(),
                nullable(String.class, made.within()),
                made.onePersonFinalisation(),
                nullable(Integer.class, made.fiscalYearStart()));
    }

    Mono<Jurisdiction> update(Transaction transaction, Jurisdiction changed) {
        return transaction.one(
                SqlJurisdictions::row,
                "UPDATE jurisdiction SET name = $2, kind = $3, within = $4, one_person_finalisation = $5,"
                        + " fiscal_year_start = $6, version = version + 1 WHERE code = $1 RETURNING " + COLUMNS,
                changed.code(),
                changed.name(),
                changed.kind(),
                nullable(String.class, changed.within()),
                changed.onePersonFinalisation(),
                nullable(Integer.class, changed.fiscalYearStart()));
    }

    Mono<Long> bind(
            Transaction transaction,
            String code,
            String version,
            String state,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<String> purposes) {
        return transaction.execute(
                "UPDATE jurisdiction SET agreement_version = $2, agreement_state = $3, agreement_from = $4,"
                        + " agreement_until = $5, agreement_purposes = $6, sharing_revision = sharing_revision + 1"
                        + " WHERE code = $1",
                code,
                version,
                state,
                nullable(LocalDate.class, from),
                nullable(LocalDate.class, until),
                purposes.toArray(String[]::new));
    }

    Mono<Long> profiled(Transaction transaction, String code, String version, String state) {
        return transaction.execute(
                "UPDATE jurisdiction SET sharing_profile_version = $2, sharing_profile_state = $3,"
                        + " sharing_revision = sharing_revision + 1 WHERE code = $1",
                code,
                version,
                state);
    }

    Mono<Boolean> within(Transaction transaction, String inner, String outer) {
        return transaction
                .one(
                        row -> true,
                        "WITH RECURSIVE up AS (SELECT code, within FROM jurisdiction WHERE code = $1 UNION SELECT j.code, j.within"
                                + " FROM jurisdiction j JOIN up ON j.code = up.within) SELECT 1 FROM up WHERE code = $2",
                        inner,
                        outer)
                .defaultIfEmpty(false);
    }

    private static Jurisdiction row(Readable row) {
        return new Jurisdiction(
                text(row, "code"),
                text(row, "name"),
                text(row, "kind"),
                row.get("within", String.class),
                Boolean.TRUE.equals(row.get("one_person_finalisation", Boolean.class)),
                row.get("fiscal_year_start", Integer.class),
                new Jurisdiction.Standing(row.get("agreement_version", String.class), text(row, "agreement_state")),
                new Jurisdiction.Standing(
                        row.get("sharing_profile_version", String.class), text(row, "sharing_profile_state")),
                Objects.requireNonNull(row.get("version", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
