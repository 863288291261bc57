package org.npcs.repository.client.mapping;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.npcs.repository.client.internal.csv.Cells;
import org.npcs.repository.client.internal.csv.CsvReader;
import org.npcs.repository.client.internal.exchange.LineReader;
import org.npcs.repository.client.internal.exchange.Plain;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Local data in the form of the contract, with local codes still in them: JSON lines of records or of bare incident contents,
 * or CSV whose columns are the dotted paths of the contract. Read line by line.
 */
public final class Extract {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final boolean csv;

    private Extract(Path file, boolean csv) {
        this.file = file;
        this.csv = csv;
    }

    /** Names a file of JSON lines, plain or compressed. */
    public static Extract lines(Path file) {
        return new Extract(file, false);
    }

    /** Names a CSV file in UTF-8 with a head such as {@code noun,content.localKey,content.child.sex,content.categories.0}. */
    public static Extract csv(Path file) {
        return new Extract(file, true);
    }

    /** Hands on every code that stands in it, with its element. */
    void codes(CodeLists lists, CodedPlaces.Visitor visitor) {
        try {
            if (csv) {
                rows(lists, visitor);
            } else {
                lines(new CodedPlaces(lists), visitor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lines(CodedPlaces places, CodedPlaces.Visitor visitor) throws IOException {
        try (LineReader lines = new LineReader(file)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                JsonNode record = record(line);
                boolean wrapped = record.path("content").isObject();
                String noun = record.path("noun").asString("incident");
                places.visit(noun, wrapped ? record.path("content") : record, visitor);
            }
        }
    }

    private static JsonNode record(LineReader.Line line) {
        byte[] json = line.json();
        try {
            return json == null ? JSON.missingNode() : JSON.readTree(json);
        } catch (JacksonException e) {
            // The cause is left out: its message may quote the line.
            throw new IllegalArgumentException("line " + line.line() + " of the extract is not readable as JSON");
        }
    }

    private void rows(CodeLists lists, CodedPlaces.Visitor visitor) throws IOException {
        try (CsvReader rows = new CsvReader(new InputStreamReader(Plain.open(file), StandardCharsets.UTF_8))) {
            List<String> head = rows.row();
            if (head == null) {
                return;
            }
            int noun = head.indexOf("noun");
            long number = 1;
            for (List<String> row = rows.row(); row != null; row = rows.row()) {
                number++;
                if (row.size() != head.size()) {
                    throw new IllegalArgumentException(
                            "row " + number + " of the extract has other columns than the head");
                }
                String subject = noun < 0 || row.get(noun).isEmpty() ? "incident" : row.get(noun);
                for (int i = 0; i < row.size(); i++) {
                    String value = Cells.plain(row.get(i)).strip();
                    String element = element(subject, head.get(i));
                    if (!value.isEmpty() && lists.codeSystem(element).isPresent()) {
                        visitor.visit(element, value);
                    }
                }
            }
        }
    }

    private static String element(String subject, String column) {
        String path = column.startsWith("content.") ? column.substring("content.".length()) : column;
        return subject + '.' + path.replaceAll("[.][0-9]+(?=[.]|$)", "");
    }
}
