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
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Opened;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements that every table of versioned records answers. The database adds history, audit entry and feed entry to
 * each stored version by itself (see {@code keep_versions} in the migrations); a read leaves its audit entry here.
 */
public final class SqlRecords {

    /** State of a record that its owner took back; nothing of its content is left. */
    public static final String WITHDRAWN = "withdrawn";

    private static final int PART = 200;

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
    private final @Nullable Sealing sealing;
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
        this(unitOfWork, null, table, facets);
    }

    /** A table whose records have members that are kept sealed; its name is that of the noun. */
    public SqlRecords(
            UnitOfWork unitOfWork, @Nullable Sealing sealing, String table, LinkedHashMap<String, Class<?>> facets) {
        this.table = table;
        this.facets = facets;
        this.sealing = sealing;
        var all = new ArrayList<>(CORE);
        all.addAll(facets.keySet());
        this.columns = String.join(", ", all);
        this.shared = new SqlSharedCalls(unitOfWork, table, "called.*" + key("called"), this::record, this::sealed);
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

    private String key(String alias) {
        return sealing == null
                ? ""
                : ", (SELECT k.wrapped FROM record_key k WHERE k.jurisdiction = " + alias
                        + ".jurisdiction AND k.record_id = " + alias + ".id) AS sealing_key";
    }

    private StoredRecord sealed(StoredRecord row) {
        return sealing == null
                ? row
                : row.held(Content.sealed(sealing.seal(
                        row.jurisdiction(),
                        table,
                        row.id(),
                        row.content(),
                        row.held().key())));
    }

    /** Keeps the keys of records that have their first sealed member. */
    private Mono<Void> keep(Transaction transaction, List<StoredRecord> rows, List<StoredRecord> sealed) {
        var fresh = IntStream.range(0, rows.size())
                .filter(i ->
                        rows.get(i).held().key() == null && sealed.get(i).held().key() != null)
                .mapToObj(sealed::get)
                .toList();
        return fresh.isEmpty()
                ? Mono.empty()
                : transaction
                        .execute(
                                "INSERT INTO record_key (jurisdiction, record_id, wrapped)"
                                        + " SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])",
                                fresh.stream().map(StoredRecord::jurisdiction).toArray(String[]::new),
                                fresh.stream().map(StoredRecord::id).toArray(UUID[]::new),
                                fresh.stream().map(row -> row.held().key()).toArray(String[]::new))
                        .then();
    }

    /** Stores a first version in a transaction of its own; false when the natural key is taken. */
    public Mono<Boolean> store(StoredRecord first) {
        return sealing == null
                ? shared.store(first)
                : sealing.ready(List.of(first.jurisdiction())).then(shared.store(first));
    }

    /** Stores a first version in a running transaction; a natural key that is taken fails it. */
    public Mono<StoredRecord> insert(Transaction transaction, StoredRecord first) {
        return insertAll(transaction, List.of(first)).thenReturn(first);
    }

    /** Stores the next version of a locked record. */
    public Mono<StoredRecord> update(Transaction transaction, StoredRecord next) {
        return changed(transaction, update, next);
    }

    /** Stores the next version of a locked record under another natural key; one that is taken fails it. */
    public Mono<StoredRecord> rekey(Transaction transaction, StoredRecord next) {
        return changed(transaction, rekey, next);
    }

    private Mono<StoredRecord> changed(Transaction transaction, String statement, StoredRecord next) {
        return Mono.defer(() -> {
            var sealed = sealed(next);
            return keep(transaction, List.of(next), List.of(sealed))
                    .then(transaction.execute(statement, values(sealed)))
                    .map(count -> {
                        if (count != 1) {
                            throw new IllegalStateException("a locked record was not updated");
                        }
                        return next.held(next.held().under(sealed.held().key()));
                    });
        });
    }

    /** Reads and locks a record for a change. */
    public Mono<StoredRecord> lock(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                this::standing,
                "SELECT " + columns + key(table) + " FROM " + table + " WHERE jurisdiction = $1 AND id = $2 FOR UPDATE",
                owner,
                id);
    }

    /** Reads and locks a record for a change, by its natural key. */
    public Mono<StoredRecord> lock(Transaction transaction, String owner, String naturalKey) {
        return transaction.one(
                this::standing,
                "SELECT " + columns + key(table) + " FROM " + table
                        + " WHERE jurisdiction = $1 AND natural_key = $2 FOR UPDATE",
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
                "SELECT " + columns + key(table) + " FROM " + table
                        + " WHERE jurisdiction = $1 AND natural_key = ANY($2)" + " ORDER BY natural_key" + lock,
                owner,
                naturalKeys.stream().distinct().toArray(String[]::new));
    }

    /** Stores first versions with one statement; a natural key that is taken fails it. */
    Mono<Void> insertAll(Transaction transaction, List<StoredRecord> rows) {
        return write(transaction, arrays.insert(), rows);
    }

    /** Stores the next versions of locked records with one statement. */
    Mono<Void> updateAll(Transaction transaction, List<StoredRecord> rows) {
        return write(transaction, arrays.update(), rows);
    }

    private Mono<Void> write(Transaction transaction, String statement, List<StoredRecord> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            var sealed = rows.stream().map(this::sealed).toList();
            return keep(transaction, rows, sealed)
                    .then(transaction.execute(statement, arrays.of(sealed, this::values)))
                    .then();
        });
    }

    /** Reads the current version, and notes the reading. */
    public Mono<StoredRecord> read(UUID id) {
        return shared.read(id).map(this::standing);
    }

    /** Reads the current version by natural key, and notes the reading. */
    public Mono<StoredRecord> read(String naturalKey) {
        return shared.read(naturalKey).map(this::standing);
    }

    /** Reads the current version by natural key for work on another record that needs no common transaction. */
    public Mono<StoredRecord> beside(String naturalKey) {
        return shared.look(naturalKey).map(this::standing);
    }

    /** Reads the current version by natural key for work on another record, without a lock. */
    public Mono<StoredRecord> beside(Transaction transaction, String owner, String naturalKey) {
        return transaction.one(
                this::standing,
                "SELECT " + columns + key(table) + " FROM " + table + " WHERE jurisdiction = $1 AND natural_key = $2",
                owner,
                naturalKey);
    }

    /** Reads the version that was current at an instant of the past. */
    public Mono<StoredRecord> readAsOf(Transaction transaction, String owner, UUID id, Instant asOf) {
        return transaction.one(
                this::standing,
                "SELECT " + columns + key("past") + ", audit_note('read', '" + table + "', id, version, 1) FROM ("
                        + everyVersion(false) + " AND stored_at <= $3 ORDER BY version DESC LIMIT 1) past",
                owner,
                id,
                asOf);
    }

    /** Reads one version by its number. */
    public Mono<StoredRecord> readVersion(Transaction transaction, String owner, UUID id, int version) {
        return transaction.one(
                this::standing,
                "SELECT " + columns + key("past") + ", audit_note('read', '" + table + "', id, version, 1) FROM ("
                        + everyVersion(false) + " AND version = $3) past",
                owner,
                id,
                version);
    }

    /** Reads versions after a number, oldest first. */
    public Mono<List<StoredRecord>> versions(Transaction transaction, String owner, UUID id, int after, int limit) {
        return transaction.list(
                this::record,
                everyVersion(true) + " AND version > $3 ORDER BY version LIMIT " + limit,
                owner,
                id,
                after);
    }

    /** All versions, oldest first, read a part at a time. */
    public Mono<List<StoredRecord>> versions(Transaction transaction, String owner, UUID id) {
        return versions(transaction, owner, id, 0, PART)
                .expand(part -> part.size() < PART
                        ? Mono.empty()
                        : versions(transaction, owner, id, part.get(PART - 1).version(), PART))
                .concatMapIterable(part -> part)
                .collectList();
    }

    /** Lists current versions after an identifier, in the order of first storing, and notes the reading as one entry. */
    public Mono<List<StoredRecord>> list(
            Transaction transaction, String owner, List<Filter> filters, String after, int limit) {
        var arguments = new ArrayList<Object>(List.of(owner));
        return page(transaction, meeting(filters, arguments), arguments, after, limit);
    }

    /** The same of all owners whose records the database shows to the running transaction. */
    public Mono<List<StoredRecord>> listSeen(Transaction transaction, List<Filter> filters, String after, int limit) {
        var arguments = new ArrayList<Object>();
        return page(transaction, meeting("true", filters, arguments), arguments, after, limit);
    }

    private Mono<List<StoredRecord>> page(
            Transaction transaction, String meeting, List<Object> arguments, String after, int limit) {
        var sql = new StringBuilder("SELECT " + columns + meeting);
        if (!after.isEmpty()) {
            arguments.add(UUID.fromString(after));
            sql.append(" AND id > $").append(arguments.size());
        }
        sql.append(" ORDER BY id LIMIT ").append(limit);
        return transaction.list(
                this::record,
                "WITH page AS MATERIALIZED (" + sql + "), " + AuditNote.of("'list'", table, "page") + " SELECT page.*"
                        + key("page") + " FROM page ORDER BY id",
                arguments.toArray());
    }

    /** Lists the versions that were current at an instant, in the order of first storing, and notes the reading as one entry. */
    public Mono<List<StoredRecord>> listAsOf(Transaction transaction, String owner, Instant asOf, int limit) {
        var page = "SELECT DISTINCT ON (id) " + columns + " FROM (SELECT " + columns + " FROM " + table
                + " UNION ALL SELECT " + columns + " FROM " + table
                + "_version) every WHERE jurisdiction = $1 AND stored_at <= $2 ORDER BY id, version DESC LIMIT "
                + limit;
        return transaction.list(
                this::record,
                "WITH page AS MATERIALIZED (" + page + "), " + AuditNote.of("'list'", table, "page") + " SELECT page.*"
                        + key("page") + " FROM page ORDER BY id",
                owner,
                asOf);
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
        return transaction.list(
                this::record, "SELECT " + columns + key(table) + meeting(filters, arguments), arguments.toArray());
    }

    /** The same of several owners, as far as the caller may see them. */
    public Mono<List<StoredRecord>> besideMeeting(
            Transaction transaction, Collection<String> owners, List<Filter> filters) {
        var arguments = new ArrayList<Object>();
        arguments.add(owners.stream().distinct().toArray(String[]::new));
        return transaction.list(
                this::record,
                "SELECT " + columns + key(table) + meeting("jurisdiction = ANY($1)", filters, arguments),
                arguments.toArray());
    }

    private String meeting(List<Filter> filters, List<Object> arguments) {
        return meeting("jurisdiction = $1", filters, arguments);
    }

    private String meeting(String first, List<Filter> filters, List<Object> arguments) {
        var sql = new StringBuilder(" FROM " + table + " WHERE " + first);
        if (sealing != null) {
            sql.append(" AND state <> '" + WITHDRAWN + "'");
        }
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

    private String everyVersion(boolean withKey) {
        return "SELECT " + columns + (withKey ? key("every") : "") + " FROM (SELECT " + columns + " FROM " + table
                + " UNION ALL SELECT " + columns + " FROM " + table
                + "_version) every WHERE jurisdiction = $1 AND id = $2";
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

    private StoredRecord standing(Readable row) {
        return standing(record(row));
    }

    /** Single reads and locks refuse what was taken back; batches see it, and refuse the one record. */
    private StoredRecord standing(StoredRecord found) {
        if (sealing != null && found.state().equals(WITHDRAWN)) {
            throw ProblemException.of(ProblemCode.RECORD_WITHDRAWN);
        }
        return found;
    }

    private StoredRecord record(Readable row) {
        var values = new HashMap<String, Object>();
        facets.forEach((name, type) -> {
            var value = row.get(name, type);
            if (value != null) {
                values.put(name, value);
            }
        });
        var owner = text(row, "jurisdiction");
        var id = required(row, "id", UUID.class);
        var version = required(row, "version", Integer.class);
        var content = content(row, owner, id);
        return new StoredRecord(
                owner,
                id,
                text(row, "natural_key"),
                version,
                content.unreadable().isEmpty() ? text(row, "etag") : EntityTags.incomplete(version),
                text(row, "state"),
                content,
                List.of(required(row, "changed", String[].class)),
                row.get("reason", String.class),
                required(row, "created_at", Instant.class),
                required(row, "stored_at", Instant.class),
                text(row, "stored_by"),
                Map.copyOf(values));
    }

    private Content content(Readable row, String owner, UUID id) {
        var text = text(row, "content");
        if (sealing == null) {
            return Content.stored(new Opened(text, null, List.of()), null);
        }
        var key = row.get("sealing_key", String.class);
        return Content.stored(sealing.open(owner, table, id, text, key), key);
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return java.util.Objects.requireNonNull(row.get(column, type), column);
    }
}
