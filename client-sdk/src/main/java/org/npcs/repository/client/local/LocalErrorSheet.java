package org.npcs.repository.client.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.PlacedResult;
import org.npcs.repository.client.internal.csv.Cells;
import org.npcs.repository.client.internal.exchange.LineReader;
import org.npcs.repository.client.internal.exchange.OwnerFiles;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.SubmissionResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Joins what the repository found with what only the owner knows: the case number, and the value that was refused. The
 * sheet is made on this machine from the records that were sent, only its owner reads it, and it is sent nowhere.
 */
public final class LocalErrorSheet {

    private static final List<String> HEADER = List.of(
            "caseNumber", "localKey", "eventMonth", "message", "fix", "field", "value", "rule", "outcome", "record");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path records;
    private final Map<String, String> caseNumbers;

    private LocalErrorSheet(Path records, Map<String, String> caseNumbers) {
        this.records = records;
        this.caseNumbers = caseNumbers;
    }

    /** Takes the JSON lines that were sent, plain or compressed: the input of the upload, or a spool that was kept. */
    public static LocalErrorSheet of(Path records) {
        return new LocalErrorSheet(records, Map.of());
    }

    /** Returns a copy that knows case numbers by local key, as {@link LocalKeys#caseNumbers} tells them. */
    public LocalErrorSheet caseNumbers(Map<String, String> byLocalKey) {
        return new LocalErrorSheet(records, byLocalKey);
    }

    /**
     * Writes the sheet as CSV, one row for each finding.
     *
     * @param results results in the order of the input, such as those of {@code UploadResult.rejected()}
     * @throws IllegalArgumentException when they are in another order, or name a record that the file does not have
     * @throws UncheckedIOException when a file cannot be read or written
     */
    public void write(Stream<PlacedResult> results, Path sheet) {
        try (LineReader lines = new LineReader(records)) {
            try (BufferedWriter out =
                    new BufferedWriter(new OutputStreamWriter(OwnerFiles.draft(sheet), StandardCharsets.UTF_8))) {
                out.write(Cells.raw(HEADER));
                join(results.iterator(), lines, out);
            }
            OwnerFiles.commit(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(Iterator<PlacedResult> results, LineReader lines, BufferedWriter out) throws IOException {
        long place = 0;
        byte @Nullable [] json = null;
        while (results.hasNext()) {
            PlacedResult placed = results.next();
            if (placed.place() < place) {
                throw new IllegalArgumentException("results come in the order of the records");
            }
            while (place < placed.place()) {
                LineReader.Line line = lines.next();
                if (line == null) {
                    throw new IllegalArgumentException("the results are of another file: it has fewer records");
                }
                place = line.place();
                json = line.json();
            }
            JsonNode record = record(json);
            for (Finding finding : placed.result().findings()) {
                out.write(row(placed, finding, record));
            }
        }
    }

    private String row(PlacedResult placed, Finding finding, JsonNode record) {
        SubmissionResult result = placed.result();
        String key = text(result.localKey());
        return Cells.text(List.of(
                caseNumbers.getOrDefault(key, ""),
                key,
                text(result.eventMonth()),
                finding.message(),
                finding.fix(),
                finding.pointer(),
                value(record, finding.pointer()),
                finding.rule(),
                result.outcome(),
                Long.toString(placed.place())));
    }

    /** Findings of the envelope point into the record itself, all others into its content. */
    private static String value(JsonNode record, String pointer) {
        if (pointer.isEmpty()) {
            return "";
        }
        JsonNode found = record.path("content").at(pointer);
        JsonNode value = found.isMissingNode() ? record.at(pointer) : found;
        return value.isValueNode() ? value.asString("") : "";
    }

    private static JsonNode record(byte @Nullable [] json) {
        try {
            return json == null ? JSON.missingNode() : JSON.readTree(json);
        } catch (JacksonException unreadable) {
            return JSON.missingNode();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Returns the type only. */
    @Override
    public String toString() {
        return "LocalErrorSheet";
    }
}
