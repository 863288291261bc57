package org.npcs.repository.server.exchange.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.npcs.repository.server.exchange.submission.RecordResult;
import org.npcs.repository.server.platform.print.Cells;

/** CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
final class CsvSheet implements Sheet {

    private boolean begun;

    @Override
    public byte[] rows(List<RecordResult> results) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!begun) {
                printer.printRecord(SheetRows.HEADER);
                begun = true;
            }
            for (var row : results.stream().flatMap(SheetRows::of).toList()) {
                printer.printRecord(row.stream().map(Cells::harmless));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }
}
