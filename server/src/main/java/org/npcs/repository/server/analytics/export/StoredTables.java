package org.npcs.repository.server.analytics.export;

import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whole tables as files of an export: frozen as lines, and in the form that was asked for. */
final class StoredTables {

    private final SqlExportFiles files = new SqlExportFiles();

    /** Stores a table; returns how many rows it has. */
    Mono<Long> store(Transaction transaction, Export export, DataTable table) {
        boolean lines = export.format() == TableFormat.NDJSON;
        return store(transaction, export, table, TableFormat.NDJSON, true, lines)
                .flatMap(frozen -> lines
                        ? Mono.just(frozen)
                        : store(transaction, export, table, export.format(), false, true)
                                .thenReturn(frozen))
                .map(ExportFile::rows);
    }

    private Mono<ExportFile> store(
            Transaction transaction, Export export, DataTable table, TableFormat format, boolean frozen, boolean told) {
        var id = table.head().id();
        return Mono.fromCallable(() -> written(table, format))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(made -> {
                    var whole = made.whole();
                    var file = ExportFile.of(id + "." + format.extension(), id, "", Wanted.code(format), frozen, told)
                            .until(0, Digests.of(whole));
                    return files.append(
                            transaction,
                            export,
                            file,
                            frozen ? Piece.ofLines(whole) : Piece.ofBytes(whole),
                            made.rows());
                });
    }

    private static OwnBatch.Bytes written(DataTable table, TableFormat format) {
        var bytes = new OwnBatch.Bytes(format, table.head());
        table.rows().forEach(bytes::write);
        return bytes;
    }
}
