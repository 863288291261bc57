package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook. Texts are inline strings and never formulas. A number with more digits than a spreadsheet keeps, a day
 * before its calendar is right, and an instant, for which it has no time zone, are texts.
 */
final class XlsxWriter extends RowWriter {

    /** A worksheet holds a little more than a million rows. */
    static final int MOST_ROWS = 1_000_000;

    /** The most characters of a cell. */
    private static final int MOST_TEXT = 32_767;

    /** A spreadsheet's number is a double: fifteen digits are exact. */
    private static final int EXACT_DIGITS = 15;

    /** Spreadsheets count a day 1900-02-29 that never was. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final int PART = 1_000;

    private final Workbook workbook;
    private final Worksheet data;

    XlsxWriter(TableHead head, OutputStream out) {
        super(head);
        workbook = new Workbook(out, "NCSR", null);
        data = workbook.newWorksheet("data");
        data.freezePane(0, 1);
        for (int i = 0; i < head.columns().size(); i++) {
            data.inlineString(0, i, head.columns().get(i).name());
            data.style(0, i).bold().set();
        }
    }

    @Override
    void known(List<@Nullable Object> row) throws IOException {
        if (rows() == MOST_ROWS) {
            throw new TooManyRowsException(head.id(), MOST_ROWS);
        }
        int line = (int) rows() + 1;
        for (int i = 0; i < row.size(); i++) {
            put(line, i, row.get(i));
        }
        if (line % PART == 0) {
            data.flush();
        }
    }

    private void put(int row, int column, @Nullable Object cell) {
        if (cell instanceof Long whole && new BigDecimal(whole).precision() <= EXACT_DIGITS) {
            data.value(row, column, whole);
        } else if (cell instanceof BigDecimal number && number.precision() <= EXACT_DIGITS) {
            data.value(row, column, number);
        } else if (cell instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
            data.value(row, column, day);
            data.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof BigDecimal number) {
            data.inlineString(row, column, number.toPlainString());
        } else if (cell != null) {
            text(row, column, cell.toString());
        }
    }

    private void text(int row, int column, String text) {
        if (text.length() > MOST_TEXT) {
            throw new IllegalArgumentException("a text of " + head.id() + " is too long for a cell");
        }
        data.inlineString(row, column, text);
    }

    @Override
    public void flush() throws IOException {
        data.flush();
    }

    @Override
    public void finish() throws IOException {
        data.finish();
        ReadMeSheet.write(workbook.newWorksheet("read me"), head, rows());
        workbook.finish();
    }
}
