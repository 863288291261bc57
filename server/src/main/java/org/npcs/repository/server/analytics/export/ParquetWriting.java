package org.npcs.repository.server.analytics.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.npcs.repository.server.analytics.export.SqlExportWork.Phase;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes frozen rows as Parquet, a part in each step: such a file cannot be begun in one transaction and ended in another. */
@Component
final class ParquetWriting {

    private static final int ROWS_OF_PART = 50_000;

    private final SqlExportWork work = new SqlExportWork();
    private final SqlExportFiles files = new SqlExportFiles();

    /** Frozen rows that are not in any part yet. */
    private record Left(ExportFile frozen, int from, int number) {}

    Mono<Long> part(ExportStep step) {
        return files.all(step.transaction(), step.export()).flatMap(all -> {
            var left = left(all);
            return left.isPresent()
                    ? written(step, left.get())
                            .then(work.note(step.transaction(), step.under(), Phase.PARTS, SqlOwnRecords.START))
                    : empty(step, all)
                            .then(work.note(step.transaction(), step.under(), Phase.SEAL, SqlOwnRecords.START));
        });
    }

    private static Optional<Left> left(List<ExportFile> all) {
        return all.stream()
                .filter(ExportFile::frozen)
                .map(frozen -> {
                    var parts = all.stream()
                            .filter(file -> !file.frozen() && file.part().equals(frozen.part()))
                            .toList();
                    int from = parts.stream().mapToInt(ExportFile::behind).max().orElse(0);
                    return new Left(frozen, from, parts.size());
                })
                .filter(left -> left.from() < left.frozen().chunks())
                .findFirst();
    }

    private Mono<ExportFile> written(ExportStep step, Left left) {
        var export = step.export();
        var frozen = left.frozen();
        var head = head(export, frozen.part());
        return files.behindRows(step.transaction(), export, frozen.name(), left.from(), ROWS_OF_PART)
                .defaultIfEmpty(frozen.chunks())
                .flatMap(until -> Mono.defer(() -> {
                    var bytes = new OwnBatch.Bytes(TableFormat.PARQUET, head);
                    return files.chunks(step.transaction(), export, frozen.name(), left.from(), until)
                            .concatMap(
                                    lines -> Mono.fromRunnable(() -> FrozenRows.each(
                                                    lines, row -> bytes.write(FrozenRows.cells(head.columns(), row))))
                                            .subscribeOn(Schedulers.boundedElastic()),
                                    1)
                            .then(Mono.fromCallable(bytes::whole).subscribeOn(Schedulers.boundedElastic()))
                            .flatMap(whole -> stored(step, frozen.part(), left.number(), until, whole, bytes.rows()));
                }));
    }

    /** A table without rows is a file without rows. */
    private Mono<ExportFile> empty(ExportStep step, List<ExportFile> all) {
        if (all.stream().anyMatch(file -> !file.frozen())) {
            return Mono.empty();
        }
        var whole = new OwnBatch.Bytes(TableFormat.PARQUET, head(step.export(), "")).whole();
        var table = OwnTable.of(step.export().kind());
        return files.append(step.transaction(), step.export(), OwnBatch.frozen(step.export(), table, ""), List.of(), 0)
                .then(stored(step, "", 0, 0, whole, 0));
    }

    private Mono<ExportFile> stored(ExportStep step, String part, int number, int until, byte[] whole, long rows) {
        var table = OwnTable.of(step.export().kind()).id();
        var path =
                table + (part.isEmpty() ? "" : "/" + part) + String.format(Locale.ROOT, "/part-%05d.parquet", number);
        var file = ExportFile.of(path, table, part, "parquet", false, true).until(until, Digests.of(whole));
        return files.append(step.transaction(), step.export(), file, Piece.ofBytes(whole), rows);
    }

    /** The head of the files of a part; what stands in the name of its folder is no column of it. */
    static TableHead head(Export export, String part) {
        var head = OwnTable.of(export.kind()).head(export.owner(), export.asOf());
        return part.isEmpty()
                ? head
                : new TableHead(
                                head.id(),
                                head.title(),
                                head.description(),
                                head.columns().stream()
                                        .filter(column -> !column.name().equals(Wanted.YEAR))
                                        .toList(),
                                head.facts(),
                                head.notes())
                        .with("partition", Wanted.YEAR);
    }
}
