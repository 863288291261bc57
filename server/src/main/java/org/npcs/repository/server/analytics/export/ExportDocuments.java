package org.npcs.repository.server.analytics.export;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.server.analytics.format.CsvwMetadata;
import org.npcs.repository.server.analytics.format.DataPackage;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.analytics.format.Fact;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What stands beside the files of an export: descriptions and the manifest. */
final class ExportDocuments {

    private final SqlExportFiles files = new SqlExportFiles();

    /** Beside each CSV file its description (CSV on the Web). */
    Mono<Void> descriptions(
            Transaction transaction, Export export, List<ExportFile> all, Map<String, TableHead> heads) {
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
                    return files.append(transaction, export, described, Piece.ofBytes(bytes), 0);
                })
                .then();
    }

    /** The manifest of an export whose files are whole. */
    static String manifest(Export export, List<ExportFile> all, Map<String, TableHead> heads) {
        var told = all.stream()
                .filter(file -> file.told() && file.ofTable())
                .collect(Collectors.groupingBy(ExportFile::table));
        var any = heads.values().iterator().next();
        var facts = new LinkedHashMap<>(any.facts());
        facts.remove(Fact.DIGEST);
        var release = export.release();
        var title = release == null ? any.title() : "Release " + release;
        var description = release == null ? any.description() : "Tables of the release " + release + ".";
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
