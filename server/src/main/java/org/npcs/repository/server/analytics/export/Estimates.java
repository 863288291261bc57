package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.server.analytics.export.SqlOwnRecords.Raw;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Estimates what an export would hold: its rows are counted, its bytes drawn from a sample written as it would be. */
@Component
final class Estimates {

    private final UnitOfWork unitOfWork;
    private final ReleaseTables tables;
    private final SqlOwnRecords records = new SqlOwnRecords();

    Estimates(UnitOfWork unitOfWork, ReleaseTables tables) {
        this.unitOfWork = unitOfWork;
        this.tables = tables;
    }

    Mono<ExportEstimate> release(Wanted wanted, String release, Instant asOf) {
        return Flux.fromIterable(tables.names(wanted.tables()))
                .concatMap(name -> tables.table(release, name), 1)
                .concatMap(
                        table -> Mono.fromCallable(() -> {
                                    var bytes = new OwnBatch.Bytes(wanted.format(), table.head());
                                    table.rows().forEach(bytes::write);
                                    return new long[] {bytes.rows(), bytes.whole().length};
                                })
                                .subscribeOn(Schedulers.boundedElastic()),
                        1)
                .reduce(new long[2], (sum, one) -> new long[] {sum[0] + one[0], sum[1] + one[1]})
                .map(sum -> new ExportEstimate(wanted, asOf, release, sum[0], sum[1], true));
    }

    Mono<ExportEstimate> own(Wanted wanted, String owner, Instant asOf) {
        var table = OwnTable.of(wanted.kind());
        int half = OwnWriting.atOnce(table);
        return unitOfWork.run(transaction -> records.count(transaction, table, owner, asOf)
                .flatMap(rows -> records.next(transaction, table, owner, asOf, SqlOwnRecords.START, half)
                        .zipWith(records.last(transaction, table, owner, asOf, half))
                        .flatMap(both -> Mono.fromCallable(() -> estimate(
                                        wanted, table.head(owner, asOf), table, rows, both.getT1(), both.getT2(), asOf))
                                .subscribeOn(Schedulers.boundedElastic()))));
    }

    private static ExportEstimate estimate(
            Wanted wanted, TableHead head, OwnTable table, long rows, List<Raw> first, List<Raw> last, Instant asOf) {
        if (rows == 0 || first.isEmpty()) {
            return new ExportEstimate(wanted, asOf, null, rows, size(wanted.format(), head, table, List.of())[1], true);
        }
        var sample = new ArrayList<>(first);
        var known = first.stream().map(Raw::id).collect(Collectors.toSet());
        last.stream().filter(one -> !known.contains(one.id())).forEach(sample::add);
        var small = size(wanted.format(), head, table, first);
        var large = size(wanted.format(), head, table, sample);
        if (large[0] == rows) {
            return new ExportEstimate(wanted, asOf, null, rows, large[1], wanted.partitionBy() == null);
        }
        double each = large[0] > small[0]
                ? (double) (large[1] - small[1]) / (large[0] - small[0])
                : (double) large[1] / Math.max(1, large[0]);
        long bytes = large[1] + Math.round(each * (rows - large[0]));
        return new ExportEstimate(wanted, asOf, null, rows, bytes, false);
    }

    /** Rows and bytes of a sample. */
    private static long[] size(TableFormat format, TableHead head, OwnTable table, List<Raw> sample) {
        var bytes = new OwnBatch.Bytes(format, head);
        sample.forEach(raw -> table.rows(OwnBatch.parsed(raw)).forEach(bytes::write));
        return new long[] {bytes.rows(), bytes.whole().length};
    }
}
