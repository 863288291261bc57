package org.npcs.repository.client.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.npcs.repository.client.internal.exchange.LineReader;
import org.npcs.repository.client.model.Finding;

/** Judges a file record by record and groups the findings as the repository does. Used by one thread, once. */
final class FileRun {

    private static final Pattern LIST_PLACE = Pattern.compile("/\\d+(?=/|$)");
    private static final int MOST_CAUSES = 10_000;

    private final Engine engine;
    private final LocalDate today;
    private final boolean lenient;
    private final Map<Key, FileCause> causes = new LinkedHashMap<>();
    private long records;
    private long rejected;

    FileRun(Engine engine, LocalDate today, boolean lenient) {
        this.engine = engine;
        this.today = today;
        this.lenient = lenient;
    }

    private record Key(String rule, String place, String message, String code) {}

    FileReport run(Path file, Consumer<RecordReport> each) {
        try (LineReader lines = new LineReader(file)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                Engine.Judged judged = engine.record(line.json(), today, lenient);
                records++;
                rejected += judged.accepted() ? 0 : 1;
                count(line.place(), judged);
                each.accept(new RecordReport(line.place(), line.line(), judged.accepted(), judged.findings()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<FileCause> sorted = new ArrayList<>(causes.values());
        sorted.sort(Comparator.comparingLong(FileCause::records).reversed());
        return new FileReport(records, records - rejected, rejected, sorted);
    }

    private void count(long place, Engine.Judged judged) {
        Set<Key> here = new HashSet<>();
        for (int i = 0; i < judged.findings().size(); i++) {
            Finding finding = judged.findings().get(i);
            // A column of free text in the place of codes would fill the memory with causes.
            String code = causes.size() < MOST_CAUSES ? judged.codes().get(i) : "";
            String general = LIST_PLACE.matcher(finding.pointer()).replaceAll("/*");
            Key key = new Key(finding.rule(), general, finding.message(), code);
            FileCause known = causes.get(key);
            long more = here.add(key) ? 1 : 0;
            causes.put(
                    key,
                    new FileCause(
                            finding.rule(),
                            general,
                            finding.message(),
                            finding.fix(),
                            code,
                            (known == null ? 0 : known.records()) + more,
                            (known == null ? 0 : known.findings()) + 1,
                            known == null ? place : known.firstRecord()));
        }
    }
}
