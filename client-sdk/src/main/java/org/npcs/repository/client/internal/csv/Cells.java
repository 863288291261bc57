package org.npcs.repository.client.internal.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rows so that a spreadsheet shows what was written: no formula is run, no code becomes a number or a date. */
public final class Cells {

    // What OWASP names as the beginning of a formula, and the apostrophe that marks text here.
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r'].*");
    private static final Pattern NUMBER_OR_DATE =
            Pattern.compile("0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+" + "|[0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?");

    private Cells() {}

    /** Returns a row of text cells with its end of line. */
    public static String text(List<String> cells) {
        return raw(cells.stream().map(Cells::marked).toList());
    }

    /** Returns a row whose cells are written as they are. */
    public static String raw(List<String> cells) {
        return cells.stream().map(Cells::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Returns a cell as it was before it was marked as text. */
    public static String plain(String cell) {
        return cell.startsWith("'") && needsMark(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static String marked(String cell) {
        return needsMark(cell) ? "'" + cell : cell;
    }

    private static boolean needsMark(String cell) {
        return FORMULA.matcher(cell).matches() || NUMBER_OR_DATE.matcher(cell).matches();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
