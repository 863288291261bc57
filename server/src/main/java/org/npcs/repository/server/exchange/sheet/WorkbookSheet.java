package org.npcs.repository.server.exchange.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.npcs.repository.server.exchange.submission.RecordResult;

/** A workbook whose cells are all text, so that no key becomes a number and nothing a formula. */
final class WorkbookSheet implements Sheet {

    /** A worksheet holds a little more than a million rows. */
    private static final int MOST_ROWS = 1_000_000;

    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(made, "NCSR", null);
    private int sheets;
    private int row;
    private Worksheet sheet = begin();

    private Worksheet begin() {
        var begun = workbook.newWorksheet("results " + ++sheets);
        row = 0;
        write(begun, SheetRows.HEADER);
        return begun;
    }

    private void write(Worksheet to, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            to.inlineString(row, column, cells.get(column));
        }
        row++;
    }

    @Override
    public byte[] rows(List<RecordResult> results) {
        try {
            for (var cells : results.stream().flatMap(SheetRows::of).toList()) {
                if (row == MOST_ROWS) {
                    sheet.finish();
                    sheet = begin();
                }
                write(sheet, cells);
            }
            sheet.flush();
            return taken();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] end() {
        try {
            workbook.finish();
            return taken();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] taken() {
        var bytes = made.toByteArray();
        made.reset();
        return bytes;
    }
}
