package org.npcs.repository.server.exchange.body;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.node.JsonNodeFactory;

/** The columns of a body of CSV: each is the dotted path of a member, such as {@code content.child.ageYears}. */
public final class CsvHeader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String ABSENCES = "content.absences.";
    private static final int LONGEST_PATH = 512;

    private final CsvTree columns;
    private final int width;
    private final int noun;

    private CsvHeader(CsvTree columns, int width, int noun) {
        this.columns = columns;
        this.width = width;
        this.noun = noun;
    }

    static CsvHeader of(byte[] row, Function<String, ProblemException> refusal) {
        List<String> names;
        try {
            names = cells(row);
        } catch (UnreadableRecordException unreadable) {
            throw refusal.apply("The first row is not a row of CSV in UTF-8.");
        }
        if (names.size() > BatchLimits.COLUMNS) {
            throw refusal.apply("There are more columns than allowed.");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw refusal.apply("Two columns have the same name.");
        }
        var tree = new CsvTree();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isBlank() || name.length() > LONGEST_PATH || !tree.add(steps(name), i)) {
                throw refusal.apply("The first row names columns by paths such as content.localKey.");
            }
        }
        return new CsvHeader(tree, names.size(), names.indexOf("noun"));
    }

    /** The reasons for absence stand under whole dotted paths, which are no steps of their own. */
    private static List<String> steps(String path) {
        return path.startsWith(ABSENCES)
                ? List.of("content", "absences", path.substring(ABSENCES.length()))
                : List.of(path.split("\\.", -1));
    }

    /** A row as JSON text. An empty cell is an absent member. */
    byte[] json(byte[] row) {
        var cells = cells(row);
        if (cells.size() > width) {
            throw new UnreadableRecordException(ProblemCode.MALFORMED_JSON);
        }
        var subject = noun >= 0 && noun < cells.size() ? cells.get(noun) : "";
        var node = columns.value(cells, CellTypes.of(subject));
        return (node == null ? JsonNodeFactory.instance.objectNode() : node)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(byte[] row) {
        try (var parser = CSVParser.parse(new StringReader(text(row)), FORMAT)) {
            var records = parser.getRecords();
            if (records.size() != 1) {
                throw new UnreadableRecordException(ProblemCode.MALFORMED_JSON);
            }
            return records.get(0).toList();
        } catch (IOException | UncheckedIOException notCsv) {
            // The message of the parser would hold what was sent.
            throw new UnreadableRecordException(ProblemCode.MALFORMED_JSON);
        }
    }

    private static String text(byte[] row) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row)).toString();
    }
}
