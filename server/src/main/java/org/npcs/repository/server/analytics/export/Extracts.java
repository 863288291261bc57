package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Exports that are made at once for one client alone. */
@Component
public final class Extracts {

    private final SqlExports exports = new SqlExports();
    private final SqlExportFiles files = new SqlExportFiles();
    private final StoredTables stored = new StoredTables();
    private final ExportDocuments documents = new ExportDocuments();

    /**
     * For whom an extract is, and how long.
     *
     * @param owner the member whose client it is, or the operator; the running transaction acts as that
     * @param client the client that alone reads it
     * @param format code of the form of its files
     * @param asOf instant of its making
     * @param expires when its files are removed
     */
    public record For(String owner, String client, String format, Instant asOf, Instant expires) {}

    /** Removes the files of an extract, if it has any. */
    public Mono<Void> end(Transaction transaction, String owner, UUID id, Instant now) {
        return exports.lock(transaction, owner, id)
                .filter(export -> export.state().equals(Export.READY))
                .flatMap(export -> exports.end(transaction, export, Export.EXPIRED, "expired", now))
                .then();
    }

    /** Freezes tables as a ready export; all of it stands with the running transaction. */
    public Mono<UUID> freeze(Transaction transaction, For reader, List<DataTable> tables) {
        var heads = new LinkedHashMap<String, TableHead>();
        tables.forEach(table -> heads.put(table.head().id(), table.head()));
        long rows = tables.stream()
                .mapToLong(table -> table.rows().spliterator().getExactSizeIfKnown())
                .sum();
        var format = TableFormat.valueOf(reader.format().toUpperCase(java.util.Locale.ROOT));
        return exports.addExtract(transaction, reader, UUID.randomUUID(), format, rows)
                .flatMap(export -> Flux.fromIterable(tables)
                        .concatMap(table -> stored.store(transaction, export, table))
                        .then(files.all(transaction, export))
                        .flatMap(all -> documents
                                .descriptions(transaction, export, all, heads)
                                .then(files.all(transaction, export))
                                .flatMap(whole -> ExportStep.standing(exports.ready(
                                        transaction,
                                        export,
                                        ExportDocuments.manifest(export, whole, heads),
                                        whole.stream()
                                                .filter(ExportFile::told)
                                                .mapToLong(ExportFile::bytes)
                                                .sum(),
                                        reader.asOf(),
                                        reader.expires()))))
                        .thenReturn(export.id()));
    }
}
