package org.npcs.repository.server.platform.record;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements that every table of versioned records answers. The database adds history, audit entry and feed entry to
 * each stored version by itself (see {@code keep_versions} in the migrations); a read leaves its audit entry here.
 */
public final class SqlRecords {

    private static final List<String> CORE = List.of(
            "jurisdiction",
            "id",
            "natural_key",
            "version",
            "etag",
            "state",
            "content",
            "changed",
            "reason",
            "created_at",
            "stored_at",
            "stored_by");

    private final String table;
    private final Map<String, Class<?>> facets;
    private final String columns;
    private final String update;
    private final String rekey;
    private final SqlSharedCalls shared;
    private final SqlRecordArrays arrays;

    /** A filter of a list: a condition with {@code ?} in the place of its argument. */
    public record Filter(String condition, Object argument) {}

    /**
     * A table made by {@code keep_versions}.
     *
     * @param facets the columns that only this noun has, with their types, in the order of the table
     */
    public SqlRecords(UnitOfWork unitOfWork, String table, LinkedHashMap<String, Class<?>> facets) {
        this.table = table;
        this.facets = facets;
        var all = new ArrayList<>(CORE);
        all.addAll(facets.keySet());
        this.columns = String.join(", ", all);
        this.shared = new SqlSharedCalls(unitOfWork, table, this::record);
        this.arrays = new SqlRecordArrays(table, all, facets);
        this.update = "UPDATE " + table + " SET " + assignments(all, 3)
                + " WHERE jurisdiction = $1 AND id = $2 AND natural_key = $3";
        this.rekey = "UPDATE " + table + " SET " + assignments(all, 2) + " WHERE jurisdiction = $1 AND id = $2";
    }

    private static String assignments(List<String> columns, int from) {
        return IntStream.range(from, columns.size())
                .mapToObj(i -> columns.get(i) + " = $" + (i + 1))
                .collect(Collectors.joining(", "));
    }

    /** Stores a first version in a transaction of its own; false when the natural key is taken. */
    public Mono<Boolean> store(StoredRecord first) {
        return shared.store(first);
    }

    /** Stores a first version in a running transaction; a natural key that is taken fails it. */
    public Mono<StoredRecord> insert(Transaction transaction, StoredRecord first) {
        return insertAll(transaction, List.of(first)).thenReturn(first);
    }

    /** Stores the next version of a locked record. */
    public Mono<StoredRecord> update(Transaction transaction, StoredRecord next) {
        return changed(transaction.execute(update, values(next)), next);
    }

    /** Stores the next version of a locked record under another natural key; one that is taken fails it. */
    public Mono<StoredRecord> rekey(Transaction transaction, StoredRecord next) {
        return changed(transaction.execute(rekey, values(next)), next);
    }

    private static Mono<StoredRecord> changed(Mono<Long> rows, StoredRecord next) {
        return rows.map(count -> {
            if (count != 1) {
                throw new IllegalStateException("a locked record was not updated");
            }
            return next;
        });
    }

    /** Reads and locks a record for a change. */
    public Mono<StoredRecord> lock(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                this::record,
                "SELECT " + columns + " FROM " + table + " WHERE jurisdiction = $1 AND id = $2 FOR UPDATE",
                owner,
                id);
    }

    /** Reads and locks a record for a change, by its natural key. */
    public Mono<StoredRecord> lock(Transaction transaction, String owner, String naturalKey) {
        return transaction.one(
                this::record,
                "SELECT " + columns + " FROM " + table + " WHERE jurisdiction = $1 AND natural_key = $2 FOR UPDATE",
                owner,
                naturalKey);
    }

    /** Reads and locks records for a change, by their natural keys. */
    Mono<List<StoredRecord>> lockAll(Transaction transaction, String owner, Collection<String> naturalKeys) {
        return many(transaction, owner, naturalKeys, " FOR UPDATE");
    }

    /** Reads current versions by natural keys for work on other records, without a lock. */
    public Mono<List<StoredRecord>> besideAll(Transaction transaction, String owner, Collection<String> naturalKeys) {
        return many(transaction, owner, naturalKeys, "");
    }

    private Mono<List<StoredRecord>> many(
            Transaction transaction, String owner, Collection<String> naturalKeys, String lock) {
        return transaction.list(
                this::record,
                "SELECT " + columns + " FROM " + table + " WHERE jurisdiction = $1 AND natural_key = ANY($2)"
                        + " ORDER BY natural_key" + lock,
                owner,
                naturalKeys.stream().distinct().toArray(String[]::new));
    }

    /** Stores first versions with one statement; a natural key that is taken fails it. */
    Mono<Void> insertAll(Transaction transaction, List<StoredRecord> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : transaction
                        .execute(arrays.insert(), arrays.of(rows, this::values))
                        .then();
    }

    /** Stores the next versions of locked records with one statement. */
    Mono<Void> updateAll(Transaction transaction, List<StoredRecord> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : transaction
                        .execute(arrays.update(), arrays.of(rows, this::values))
                        .then();
    }

    /** Reads the current version, and notes the reading. */
    public Mono<StoredRecord> read(UUID id) {
        return shared.read(id);
    }

    /** Reads the current version by natural key, and notes the reading. */
    public Mono<StoredRecord> read(String naturalKey) {
        return shared.read(naturalKey);
    }

    /** Reads the current version by natural key for work on another record that needs no common transaction. */
    public Mono<StoredRecord> beside(String naturalKey) {
        return shared.look(naturalKey);
    }

    /** Reads the current version by natural key for work on another record, without a lock. */
    public Mono<StoredRecord> beside(Transaction transaction, String owner, String naturalKey) {
        return transaction.one(
                this::record,
                "SELECT " + columns + " FROM " + table + " WHERE jurisdiction = $1 AND natural_key = $2",
                owner,
                naturalKey);
    }

    /** Reads the version that was current at an instant of the past. */
    public Mono<StoredRecord> readAsOf(Transaction transaction, String owner, UUID id, Instant asOf) {
        return transaction.one(
                this::record,
                "SELECT " + columns + ", audit_note('read', '" + table + "', id, version, 1) FROM (" + everyVersion()
                        + " AND stored_at <= $3 ORDER BY version DESC LIMIT 1) past",
                owner,
                id,
                asOf);
    }

    /** Reads one version by its number. */
    public Mono<StoredRecord> readVersion(Transaction transaction, String owner, UUID id, int version) {
        return transaction.one(
                this::record,
                "SELECT " + columns + ", audit_note('read', '" + table + "', id, version, 1) FROM (" + everyVersion()
                        + " AND version = $3) past",
                owner,
                id,
                version);
    }

    /** Reads versions after a number, oldest first. */
    public Mono<List<StoredRecord>> versions(Transaction transaction, String owner, UUID id, int after, int limit) {
        return transaction.list(
                this::record, everyVersion() + " AND version > $3 ORDER BY version LIMIT " + limit, owner, id, after);
    }

    /** Lists current versions after an identifier, in the order of first storing, and notes the reading as one entry. */
    public Mono<List<StoredRecord>> list(
            Transaction transaction, String owner, List<Filter> filters, String after, int limit) {
        var arguments = new ArrayList<Object>(List.of(owner));
        var sql = new StringBuilder("SELECT " + columns + meeting(filters, arguments));
        if (!after.isEmpty()) {
            arguments.add(UUID.fromString(after));
            sql.append(" AND id > $").append(arguments.size());
        }
        sql.append(" ORDER BY id LIMIT ").append(limit);
        return transaction.list(
                this::record,
                "WITH page AS MATERIALIZED (" + sql + ") SELECT page.* FROM page, (SELECT audit_note('list', '" + table
                        + "', NULL, NULL, (SELECT count(*)::int FROM page))) noted ORDER BY id",
                arguments.toArray());
    }

    /** How many current versions of an owner meet the filters. It leaves no note, since nothing of a record is seen. */
    public Mono<Long> count(Transaction transaction, String owner, List<Filter> filters) {
        var arguments = new ArrayList<Object>(List.of(owner));
        return transaction.one(
                row -> required(row, "records", Long.class),
                "SELECT count(*) AS records" + meeting(filters, arguments),
                arguments.toArray());
    }

    /** Reads the current versions of an owner that meet the filters for other work: without a lock, and without a note. */
    public Mono<List<StoredRecord>> besideMeeting(Transaction transaction, String owner, List<Filter> filters) {
        var arguments = new ArrayList<Object>(List.of(owner));
        return transaction.list(this::record, "SELECT " + columns + meeting(filters, arguments), arguments.toArray());
    }

    private String meeting(List<Filter> filters, List<Object> arguments) {
        var sql = new StringBuilder(" FROM " + table + " WHERE jurisdiction = $1");
        for (Filter filter : filters) {
            arguments.add(filter.argument());
            sql.append(" AND ").append(filter.condition().replace("?", "$" + arguments.size()));
        }
        return sql.toString();
    }

    /** All current versions of an owner in the order of first storing, a page in each transaction. */
    public Flux<StoredRecord> pages(UnitOfWork unitOfWork, String owner, int size) {
        return pages(unitOfWork, owner, List.of(), size);
    }

    /** The current versions of an owner that meet the filters, in the same order and the same way. */
    public Flux<StoredRecord> pages(UnitOfWork unitOfWork, String owner, List<Filter> filters, int size) {
        return page(unitOfWork, owner, filters, "", size)
                .expand(rows -> rows.size() < size
                        ? Mono.empty()
                        : page(
                                unitOfWork,
                                owner,
                                filters,
                                rows.get(size - 1).id().toString(),
                                size))
                .concatMapIterable(rows -> rows);
    }

    private Mono<List<StoredRecord>> page(
            UnitOfWork unitOfWork, String owner, List<Filter> filters, String after, int size) {
        return unitOfWork.run(transaction -> list(transaction, owner, filters, after, size));
    }

    private String everyVersion() {
        return "SELECT " + columns + " FROM (SELECT " + columns + " FROM " + table + " UNION ALL SELECT " + columns
                + " FROM " + table + "_version) every WHERE jurisdiction = $1 AND id = $2";
    }

    private Object[] values(StoredRecord row) {
        var values = new ArrayList<Object>(List.of(
                row.jurisdiction(),
                row.id(),
                row.naturalKey(),
                row.version(),
                row.etag(),
                row.state(),
                row.held().text(),
                row.changed().toArray(String[]::new),
                nullable(String.class, row.reason()),
                row.createdAt(),
                row.storedAt(),
                row.storedBy()));
        facets.forEach((name, type) -> values.add(nullable(type, row.facets().get(name))));
        return values.toArray();
    }

    private StoredRecord record(Readable row) {
        var values = new HashMap<String, Object>();
        facets.forEach((name, type) -> {
            var value = row.get(name, type);
            if (value != null) {
                values.put(name, value);
            }
        });
        return new StoredRecord(
                text(row, "jurisdiction"),
                required(row, "id", UUID.class),
                text(row, "natural_key"),
                required(row, "version", Integer.class),
                text(row, "etag"),
                text(row, "state"),
                Content.stored(text(row, "content")),
                List.of(required(row, "changed", String[].class)),
                row.get("reason", String.class),
                required(row, "created_at", Instant.class),
                required(row, "stored_at", Instant.class),
                text(row, "stored_by"),
                Map.copyOf(values));
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return java.util.Objects.requireNonNull(row.get(column, type), column);
    }
}
