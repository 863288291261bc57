package org.npcs.repository.server.analytics.export;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.analytics.export.SqlExportWork.Phase;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives each file its digest, and the export its manifest. */
@Component
final class ExportSealing {

    private static final int MOST_ROUNDS = 5;

    private final RepositoryClock clock;
    private final ReleaseWriting releases;
    private final Duration kept;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();
    private final SqlExportFiles files = new SqlExportFiles();
    private final ExportDocuments documents = new ExportDocuments();

    ExportSealing(RepositoryClock clock, ReleaseWriting releases, @Value("${npcs.export-days:7}") int days) {
        this.clock = clock;
        this.releases = releases;
        this.kept = Duration.ofDays(days);
    }

    Mono<Long> seal(ExportStep step) {
        return files.all(step.transaction(), step.export()).flatMap(all -> {
            var open = all.stream()
                    .filter(file -> file.told() && file.sha256() == null)
                    .findFirst();
            return open.isPresent()
                    ? digest(step, open.get())
                            .flatMap(sha256 -> files.seal(
                                    step.transaction(),
                                    step.export(),
                                    open.get().name(),
                                    sha256))
                            .then(work.note(step.transaction(), step.under(), Phase.SEAL, SqlOwnRecords.START))
                    : ready(step, all);
        });
    }

    private Mono<String> digest(ExportStep step, ExportFile file) {
        return Mono.defer(() -> {
            var digest = Digests.sha256();
            return files.chunks(step.transaction(), step.export(), file.name(), 0, file.chunks())
                    .concatMap(
                            bytes -> Mono.fromRunnable(() -> digest.update(bytes))
                                    .subscribeOn(Schedulers.boundedElastic()),
                            1)
                    .then(Mono.fromCallable(() -> Digests.hex(digest.digest())));
        });
    }

    private Mono<Long> ready(ExportStep step, List<ExportFile> all) {
        var export = step.export();
        long frozen = all.stream()
                .filter(ExportFile::frozen)
                .mapToLong(ExportFile::rows)
                .sum();
        var total = export.rowsTotal();
        if (total == null || total != export.rowsDone() || total != frozen) {
            return again(step);
        }
        return heads(export, all).flatMap(heads -> documents
                .descriptions(step.transaction(), export, all, heads)
                .then(Mono.defer(() -> {
                    var manifest = ExportDocuments.manifest(export, all, heads);
                    long bytes = all.stream()
                            .filter(ExportFile::told)
                            .mapToLong(ExportFile::bytes)
                            .sum();
                    var now = clock.now();
                    return ExportStep.standing(
                            exports.ready(step.transaction(), export, manifest, bytes, now, now.plus(kept)));
                }))
                .then(work.end(step.transaction(), step.under())));
    }

    /**
     * Begins anew: a record that was being stored at the instant can have come between the counting and the freezing. What
     * never adds up fails.
     */
    private Mono<Long> again(ExportStep step) {
        var export = step.export();
        return step.under().rounds() >= MOST_ROUNDS
                ? exports.end(step.transaction(), export, Export.FAILED, "rows-do-not-add-up", clock.now())
                        .then(work.end(step.transaction(), step.under()))
                : ExportStep.standing(exports.again(step.transaction(), export))
                        .then(work.again(step.transaction(), step.under()));
    }

    /** The heads of the files of each table, in the order of the tables. */
    private Mono<Map<String, TableHead>> heads(Export export, List<ExportFile> all) {
        if (export.kind().own()) {
            boolean parted = all.stream().anyMatch(file -> !file.part().isEmpty());
            var head = ParquetWriting.head(export, parted ? Wanted.YEAR : "");
            return Mono.just(Map.of(head.id(), head));
        }
        return releases.all(export)
                .collect(
                        LinkedHashMap::new,
                        (heads, table) -> heads.put(table.head().id(), table.head()));
    }
}
