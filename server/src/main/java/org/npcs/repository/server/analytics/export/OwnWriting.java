package org.npcs.repository.server.analytics.export;

import java.util.List;
import org.npcs.repository.server.analytics.export.SqlExportWork.Phase;
import org.npcs.repository.server.analytics.export.SqlOwnRecords.Raw;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Freezes own records: counts them, then writes some in each step. */
@Component
final class OwnWriting {

    private static final int INCIDENTS_AT_ONCE = 4_000;
    private static final int REVIEWS_AT_ONCE = 1_000;

    /** Each has dozens of rows. */
    private static final int RATED_AT_ONCE = 250;

    private final RepositoryClock clock;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();
    private final SqlExportFiles files = new SqlExportFiles();
    private final SqlOwnRecords records = new SqlOwnRecords();

    OwnWriting(RepositoryClock clock) {
        this.clock = clock;
    }

    Mono<Long> count(ExportStep step) {
        var export = step.export();
        var table = OwnTable.of(export.kind());
        return records.count(step.transaction(), table, export.owner(), export.asOf())
                .flatMap(rows -> ExportStep.standing(exports.begun(step.transaction(), export, rows, clock.now())))
                .then(append(step, OwnBatch.none(export, table)))
                .then(work.note(step.transaction(), step.under(), Phase.ROWS, SqlOwnRecords.START));
    }

    Mono<Long> rows(ExportStep step) {
        var export = step.export();
        var table = OwnTable.of(export.kind());
        int limit = atOnce(table);
        return records.next(
                        step.transaction(),
                        table,
                        export.owner(),
                        export.asOf(),
                        step.under().behind(),
                        limit)
                .flatMap(found -> Mono.fromCallable(() -> OwnBatch.of(export, table, found))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(batch -> append(step, batch)
                                .then(ExportStep.standing(exports.progress(step.transaction(), export, batch.rows()))))
                        .then(work.note(
                                step.transaction(), step.under(), phase(export, found, limit), behind(step, found))));
    }

    static int atOnce(OwnTable table) {
        return table.ofRatings() ? RATED_AT_ONCE : table.noun().equals("review") ? REVIEWS_AT_ONCE : INCIDENTS_AT_ONCE;
    }

    private static Phase phase(Export export, List<Raw> found, int limit) {
        if (found.size() == limit) {
            return Phase.ROWS;
        }
        return export.format() == TableFormat.PARQUET ? Phase.PARTS : Phase.SEAL;
    }

    private static java.util.UUID behind(ExportStep step, List<Raw> found) {
        return found.isEmpty()
                ? step.under().behind()
                : found.get(found.size() - 1).id();
    }

    private Mono<Void> append(ExportStep step, OwnBatch batch) {
        return Flux.fromIterable(batch.additions())
                .concatMap(one -> files.append(step.transaction(), step.export(), one.file(), one.pieces(), one.rows()))
                .then();
    }
}
