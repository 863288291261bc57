package org.npcs.repository.server.analytics.format;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column and its entry in the dictionary.
 *
 * @param name never renamed, never reused
 * @param title a name for readers
 * @param definition the meaning in plain words
 * @param type what the cells hold
 * @param unit of the number, such as {@code children} or {@code days}
 * @param universe which records can have a value here
 * @param codeSystem the published code system that the codes belong to
 * @param codes the codes that may stand here
 * @param nullable whether a cell may be null
 * @param suppressible whether disclosure control may hide cells: then no statistics of the column are kept beside the data
 * @param scale the digits after the point of a decimal, 0..18
 * @param status the name of the column that says why a cell is null
 * @param comparability when not to compare
 * @param breaks where the series breaks
 * @param example an example of a cell
 * @param source the rule that makes the value
 */
public record Column(
        String name,
        String title,
        String definition,
        ColumnType type,
        @Nullable String unit,
        @Nullable String universe,
        @Nullable String codeSystem,
        List<CodeLabel> codes,
        boolean nullable,
        boolean suppressible,
        int scale,
        @Nullable String status,
        List<String> comparability,
        List<String> breaks,
        @Nullable String example,
        @Nullable String source) {

    /** The digits of a decimal, before and after the point together. */
    static final int PRECISION = 38;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final int MOST_SCALE = 18;

    /** Refuses a name that is not the same everywhere, and codes where there can be none. */
    public Column {
        codes = List.copyOf(codes);
        comparability = List.copyOf(comparability);
        breaks = List.copyOf(breaks);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a column name: " + name);
        }
        if (scale < 0 || scale > MOST_SCALE) {
            throw new IllegalArgumentException("scale of " + name);
        }
        if (type != ColumnType.CODE && !codes.isEmpty()) {
            throw new IllegalArgumentException("codes of a column without codes: " + name);
        }
    }

    /** Begins a column: nullable, not suppressible, twelve digits after the point. */
    public static ColumnBuilder of(String name, ColumnType type, String title, String definition) {
        return new ColumnBuilder(name, type, title, definition);
    }
}
