package org.npcs.repository.server.analytics.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.server.analytics.export.SqlOwnRecords.Raw;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.TableHead;
import org.npcs.repository.server.analytics.format.TableWriter;
import org.npcs.repository.server.analytics.format.WriteOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a batch of records adds to files.
 *
 * @param additions bytes by file
 * @param rows how many rows
 */
record OwnBatch(List<Addition> additions, long rows) {

    /** The folder of records without a year, as query engines know it. */
    private static final String NO_YEAR = "__HIVE_DEFAULT_PARTITION__";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Bytes at the end of a file. */
    record Addition(ExportFile file, List<Piece> pieces, long rows) {}

    /** The files of an export before the first record. */
    static OwnBatch none(Export export, OwnTable table) {
        var additions = new ArrayList<Addition>();
        if (!export.partitioned()) {
            additions.add(new Addition(frozen(export, table, ""), List.of(), 0));
        }
        if (export.format() == TableFormat.CSV) {
            var head = table.head(export.owner(), export.asOf());
            additions.add(new Addition(csv(table), Piece.ofBytes(new Bytes(TableFormat.CSV, head).whole()), 0));
        }
        return new OwnBatch(additions, 0);
    }

    static OwnBatch of(Export export, OwnTable table, List<Raw> records) {
        var head = table.head(export.owner(), export.asOf());
        Map<String, Bytes> frozen = new TreeMap<>();
        var csv = export.format() == TableFormat.CSV ? new Bytes(TableFormat.CSV, head) : null;
        int header = csv == null ? 0 : csv.flushed();
        long rows = 0;
        for (var raw : records) {
            var one = parsed(raw);
            var part = export.partitioned() ? part(one) : "";
            var lines = frozen.computeIfAbsent(part, any -> new Bytes(TableFormat.NDJSON, head));
            for (var row : table.rows(one)) {
                lines.write(row);
                if (csv != null) {
                    csv.write(row);
                }
                rows++;
            }
        }
        var additions = new ArrayList<Addition>();
        frozen.forEach((part, lines) ->
                additions.add(new Addition(frozen(export, table, part), Piece.ofLines(lines.whole()), lines.rows())));
        if (csv != null) {
            var whole = csv.whole();
            additions.add(new Addition(
                    csv(table), Piece.ofBytes(java.util.Arrays.copyOfRange(whole, header, whole.length)), rows));
        }
        return new OwnBatch(additions, rows);
    }

    static OwnRecord parsed(Raw raw) {
        return new OwnRecord(
                raw.id(),
                raw.incidentId(),
                raw.localKey(),
                raw.version(),
                raw.state(),
                raw.kind(),
                raw.eventDate(),
                raw.storedAt(),
                JSON.readTree(raw.content()));
    }

    private static String part(OwnRecord one) {
        var year = one.year();
        return Wanted.YEAR + "=" + (year == null ? NO_YEAR : year);
    }

    static ExportFile frozen(Export export, OwnTable table, String part) {
        var path = table.id() + (part.isEmpty() ? "" : "/" + part) + ".ndjson";
        return ExportFile.of(path, table.id(), part, "ndjson", true, export.format() == TableFormat.NDJSON);
    }

    private static ExportFile csv(OwnTable table) {
        return ExportFile.of(table.id() + ".csv", table.id(), "", "csv", false, true);
    }

    /** A form that is written to memory. */
    static final class Bytes {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final TableWriter writer;

        Bytes(TableFormat format, TableHead head) {
            try {
                writer = format.open(head, out, WriteOptions.USUAL);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        void write(List<@org.jspecify.annotations.Nullable Object> row) {
            try {
                writer.write(row);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** How many bytes there are so far. */
        int flushed() {
            try {
                writer.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.size();
        }

        long rows() {
            return writer.rows();
        }

        byte[] whole() {
            try {
                writer.finish();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toByteArray();
        }
    }
}
