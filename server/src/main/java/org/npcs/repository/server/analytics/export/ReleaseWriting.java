package org.npcs.repository.server.analytics.export;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.export.SqlExportWork.Phase;
import org.npcs.repository.server.analytics.format.DataTable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Freezes a release, a table in each step. */
@Component
final class ReleaseWriting {

    private final RepositoryClock clock;
    private final ReleaseTables tables;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();
    private final SqlExportFiles files = new SqlExportFiles();
    private final StoredTables stored = new StoredTables();

    ReleaseWriting(RepositoryClock clock, ReleaseTables tables) {
        this.clock = clock;
        this.tables = tables;
    }

    Mono<Long> count(ExportStep step) {
        var export = step.export();
        return all(export)
                .map(table -> size(table))
                .reduce(0L, Long::sum)
                .flatMap(rows -> ExportStep.standing(exports.begun(step.transaction(), export, rows, clock.now())))
                .then(work.note(step.transaction(), step.under(), Phase.ROWS, SqlOwnRecords.START));
    }

    /** All tables of the release that were asked for. */
    Flux<DataTable> all(Export export) {
        return Flux.fromIterable(tables.names(export.tables())).concatMap(name -> table(export, name), 1);
    }

    private Mono<DataTable> table(Export export, String name) {
        return tables.table(Objects.requireNonNull(export.release()), name);
    }

    private static long size(DataTable table) {
        long rows = 0;
        for (List<@Nullable Object> row : table.rows()) {
            rows += row.isEmpty() ? 0 : 1;
        }
        return rows;
    }

    Mono<Long> rows(ExportStep step) {
        var export = step.export();
        var names = tables.names(export.tables());
        return files.all(step.transaction(), export).flatMap(all -> {
            int done = (int) all.stream().filter(ExportFile::frozen).count();
            if (done == names.size()) {
                return work.note(step.transaction(), step.under(), Phase.SEAL, SqlOwnRecords.START);
            }
            return table(export, names.get(done))
                    .flatMap(table -> stored.store(step.transaction(), export, table))
                    .flatMap(rows -> ExportStep.standing(exports.progress(step.transaction(), export, rows)))
                    .then(work.note(step.transaction(), step.under(), Phase.ROWS, SqlOwnRecords.START));
        });
    }
}
