package org.npcs.repository.server.analytics.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.print.Cells;

/** CSV. A null cell is empty; a text that a spreadsheet would take for a formula begins with an apostrophe. */
final class CsvWriter extends RowWriter {

    private final CSVPrinter printer;

    CsvWriter(TableHead head, OutputStream out, WriteOptions options) throws IOException {
        super(head);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (options.bom()) {
            text.write('\uFEFF');
        }
        printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(head.names());
    }

    @Override
    void known(List<@Nullable Object> row) throws IOException {
        for (var cell : row) {
            // An empty line would not count as a row.
            printer.print(cell == null && row.size() == 1 ? "" : text(cell));
        }
        printer.println();
    }

    private static @Nullable String text(@Nullable Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text ? Cells.harmless(text) : cell == null ? null : cell.toString();
    }

    @Override
    public void flush() throws IOException {
        printer.flush();
    }

    @Override
    public void finish() throws IOException {
        flush();
    }
}
