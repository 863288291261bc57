package org.npcs.repository.server.analytics.format;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Three readers of CSV. */
final class CsvReaders {

    private CsvReaders() {}

    static Frame commons(String csv) throws IOException {
        var lines = new ArrayList<List<String>>();
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv))) {
            parser.forEach(line -> lines.add(line.toList()));
        }
        return frame(lines);
    }

    static Frame fast(String csv) throws IOException {
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            reader.forEach(line -> lines.add(line.getFields()));
        }
        return frame(lines);
    }

    static Frame byHand(String csv) {
        return frame(lines(csv));
    }

    /** By the grammar of RFC 4180, section 2, and nothing else. */
    static List<List<String>> lines(String csv) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\r' && csv.charAt(i + 1) == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(List.copyOf(line));
                line.clear();
                i++;
            } else if (c == '\r' || c == '\n' || c == '"') {
                throw new IllegalArgumentException("not RFC 4180 at " + i);
            } else {
                cell.append(c);
            }
        }
        if (quoted || !line.isEmpty() || !cell.isEmpty()) {
            throw new IllegalArgumentException("the last line is cut");
        }
        return lines;
    }

    private static Frame frame(List<List<String>> lines) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = new ArrayList<@Nullable String>();
            line.forEach(cell -> cells.add(cell.isEmpty() ? null : plain(cell)));
            rows.add(cells);
        }
        return new Frame(lines.get(0), rows);
    }

    /** Without the apostrophe that keeps a spreadsheet from computing. */
    private static String plain(String cell) {
        return cell.matches("(?s)'[=+@\t-].*") ? cell.substring(1) : cell;
    }
}
