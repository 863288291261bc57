package org.npcs.repository.server.analytics.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.server.analytics.export.SqlExportWork.Phase;
import org.npcs.repository.server.analytics.format.CsvwMetadata;
import org.npcs.repository.server.analytics.format.DataPackage;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives each file its digest, and the export its manifest. */
@Component
final class ExportSealing {

    private final RepositoryClock clock;
    private final ReleaseWriting releases;
    private final Duration kept;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();
    private final SqlExportFiles files = new SqlExportFiles();

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
            return exports.end(step.transaction(), export, Export.FAILED, "rows-do-not-add-up", clock.now())
                    .then(work.end(step.transaction(), step.under()));
        }
        return heads(export, all).flatMap(heads -> descriptions(step, all, heads)
                .then(Mono.defer(() -> {
                    var manifest = manifest(export, all, heads);
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

    /** Beside each CSV file its description (CSV on the Web). */
    private Mono<Void> descriptions(ExportStep step, List<ExportFile> all, Map<String, TableHead> heads) {
        return Flux.fromIterable(all)
                .filter(file -> file.told() && file.format().equals(Wanted.code(TableFormat.CSV)))
                .concatMap(file -> {
                    var head = heads.get(file.table());
                    if (head == null) {
                        return Mono.error(new IllegalStateException("a file of no table"));
                    }
                    var text = CsvwMetadata.of(head, file.written()).toString();
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    var described = ExportFile.of(
                                    file.path() + "-metadata.json", file.table(), "", ExportFile.CSVW, false, true)
                            .until(0, Digests.of(bytes));
                    return files.append(step.transaction(), step.export(), described, Piece.ofBytes(bytes), 0);
                })
                .then();
    }

    private static String manifest(Export export, List<ExportFile> all, Map<String, TableHead> heads) {
        var told = all.stream()
                .filter(file -> file.told() && file.ofTable())
                .collect(Collectors.groupingBy(ExportFile::table));
        var any = heads.values().iterator().next();
        var facts = new LinkedHashMap<>(any.facts());
        facts.remove(org.npcs.repository.server.analytics.format.Fact.DIGEST);
        var release = export.release();
        var title = export.kind().own() ? any.title() : "Release " + release;
        var description = export.kind().own() ? any.description() : "Tables of the release " + release + ".";
        var whole = new DataPackage("export-" + export.id(), title, description, facts);
        heads.forEach((table, head) -> whole.add(
                head,
                told.getOrDefault(table, List.of()).stream()
                        .map(ExportFile::written)
                        .toList()));
        return whole.document()
                .put(
                        "rows",
                        all.stream()
                                .filter(ExportFile::frozen)
                                .mapToLong(ExportFile::rows)
                                .sum())
                .put(
                        "bytes",
                        all.stream()
                                .filter(ExportFile::told)
                                .mapToLong(ExportFile::bytes)
                                .sum())
                .put("complete", true)
                .toString();
    }
}
