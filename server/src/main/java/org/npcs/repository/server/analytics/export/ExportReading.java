package org.npcs.repository.server.analytics.export;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what was exported: manifest, rows and bytes. Each reading leaves an entry in the trail, with how many rows it was. */
@Component
public final class ExportReading {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UnitOfWork unitOfWork;
    private final Releases releases;
    private final SqlExports exports = new SqlExports();
    private final SqlExportFiles files = new SqlExportFiles();

    ExportReading(UnitOfWork unitOfWork, Releases releases) {
        this.unitOfWork = unitOfWork;
        this.releases = releases;
    }

    /**
     * A ready export with its files.
     *
     * @param export the export
     * @param files its files, those that readers may load
     */
    public record Ready(Export export, List<ExportFile> files) {}

    /** The files that readers may load; none before all are ready. */
    public Mono<List<ExportFile>> files(Export export) {
        return export.state().equals(Export.READY)
                ? unitOfWork.run(transaction -> told(transaction, export))
                : Mono.just(List.of());
    }

    private Mono<List<ExportFile>> told(Transaction transaction, Export export) {
        return files.all(transaction, export)
                .map(all -> all.stream().filter(ExportFile::told).toList());
    }

    /**
     * The manifest of an export that is ready.
     *
     * @throws ProblemException {@code not-found}, {@code export-not-ready}, {@code export-expired}, {@code release-recalled}
     */
    public Mono<ObjectNode> manifest(Caller caller, UUID id) {
        return unitOfWork
                .run(transaction -> ready(transaction, caller, id)
                        .flatMap(export -> exports.manifest(transaction, export)
                                .delayUntil(found -> exports.note(transaction, "read", id, export.version(), 1))))
                .map(text -> (ObjectNode) JSON.readTree(text));
    }

    /**
     * Rows of a table from a place on.
     *
     * @param table name of the table
     * @param columns names of its columns
     * @param rows the rows
     * @param rowCount how many the table has
     */
    public record Rows(String table, List<String> columns, List<ObjectNode> rows, long rowCount) {}

    /**
     * Reads frozen rows.
     *
     * @param table table, or null for the first
     * @param from how many rows stand before
     * @param limit most rows
     * @throws ProblemException {@code unknown-table}, and those of {@link #manifest}
     */
    public Mono<Rows> rows(Caller caller, UUID id, @Nullable String table, long from, int limit) {
        return unitOfWork.run(transaction -> ready(transaction, caller, id).flatMap(export -> files.all(
                        transaction, export)
                .flatMap(all -> exports.manifest(transaction, export).flatMap(manifest -> {
                    var named = table == null ? first(all) : table;
                    var frozen = all.stream()
                            .filter(ExportFile::frozen)
                            .filter(file -> file.table().equals(named))
                            .toList();
                    if (frozen.isEmpty()) {
                        return Mono.error(ProblemException.of(ProblemCode.UNKNOWN_TABLE, d -> d.parameter("table")
                                .allowed(tables(all))));
                    }
                    long count = frozen.stream().mapToLong(ExportFile::rows).sum();
                    return read(transaction, export, frozen, from, limit)
                            .delayUntil(rows -> exports.note(transaction, "read", id, export.version(), rows.size()))
                            .map(rows -> new Rows(named, columns(manifest, named, rows), rows, count));
                }))));
    }

    private static String first(List<ExportFile> all) {
        return tables(all).get(0);
    }

    private static List<String> tables(List<ExportFile> all) {
        return all.stream()
                .filter(ExportFile::frozen)
                .map(ExportFile::table)
                .distinct()
                .sorted()
                .toList();
    }

    /** The columns of the rows; of a table without rows, those of its schema. */
    private static List<String> columns(String manifest, String table, List<ObjectNode> rows) {
        if (!rows.isEmpty()) {
            return List.copyOf(rows.get(0).propertyNames());
        }
        return JSON.readTree(manifest)
                .path("resources")
                .valueStream()
                .filter(one -> one.path("name").asString("").startsWith(table.toLowerCase(java.util.Locale.ROOT) + "-"))
                .findFirst()
                .map(one -> one.path("schema")
                        .path("fields")
                        .valueStream()
                        .map(field -> field.path("name").asString(""))
                        .toList())
                .orElse(List.of());
    }

    private Mono<List<ObjectNode>> read(
            Transaction transaction, Export export, List<ExportFile> frozen, long from, int limit) {
        long before = from;
        for (var file : frozen) {
            if (before < file.rows()) {
                long inFile = before;
                return files.lines(transaction, export, file.name(), inFile)
                        .flatMap(lines -> Mono.fromCallable(() -> page(lines, inFile, limit))
                                .subscribeOn(Schedulers.boundedElastic()))
                        .flatMap(page -> page.size() == limit
                                ? Mono.just(page)
                                : read(transaction, export, frozen, from + page.size(), limit - page.size())
                                        .map(more -> join(page, more)));
            }
            before -= file.rows();
        }
        return Mono.just(List.of());
    }

    private static List<ObjectNode> page(SqlExportFiles.Lines lines, long from, int limit) {
        return FrozenRows.objects(lines.bytes()).stream()
                .skip(from - lines.firstRow())
                .limit(limit)
                .toList();
    }

    private static List<ObjectNode> join(List<ObjectNode> first, List<ObjectNode> more) {
        var all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    /**
     * A file that readers may load.
     *
     * @throws ProblemException {@code not-found} when the export has no such file, and those of {@link #manifest}
     */
    public Mono<Ready> file(Caller caller, UUID id, String name) {
        return unitOfWork.run(
                transaction -> ready(transaction, caller, id).flatMap(export -> files.told(transaction, export, name)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .delayUntil(file -> exports.note(transaction, "read", id, export.version(), file.rows()))
                        .map(file -> new Ready(export, List.of(file)))));
    }

    /** Bytes of a file from a place to another, both included; each piece is read in a transaction of its own. */
    public Flux<byte[]> bytes(Session session, Export export, ExportFile file, long first, long last) {
        // A file without rows may have no byte.
        if (last < first) {
            return Flux.empty();
        }
        return piece(session, export, file, first, last)
                .expand(piece -> piece.next() > last ? Mono.empty() : piece(session, export, file, piece.next(), last))
                .map(Slice::bytes);
    }

    /** Bytes, and the place behind them. */
    private record Slice(byte[] bytes, long next) {}

    private Mono<Slice> piece(Session session, Export export, ExportFile file, long first, long last) {
        return unitOfWork
                .run(session, transaction -> files.slice(transaction, export, file.name(), first, last))
                .filter(bytes -> bytes.length > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.EXPORT_EXPIRED)))
                .map(bytes -> new Slice(bytes, first + bytes.length));
    }

    private Mono<Export> ready(Transaction transaction, Caller caller, UUID id) {
        return exports.find(transaction, Exports.owner(caller, false), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(export -> {
                    if (export.state().equals(Export.EXPIRED)) {
                        return Mono.error(ProblemException.of(ProblemCode.EXPORT_EXPIRED));
                    }
                    if (!export.state().equals(Export.READY)) {
                        return Mono.error(
                                ProblemException.of(ProblemCode.EXPORT_NOT_READY, d -> d.state(export.state())));
                    }
                    var release = export.release();
                    return release == null
                            ? Mono.just(export)
                            : releases.answering(release).thenReturn(export);
                });
    }
}
