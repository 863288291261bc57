package org.npcs.repository.server.analytics.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tables with all that a form could get wrong. */
final class HostileTable {

    static final TableHead HEAD = new TableHead(
            "incident-counts",
            "Counts of incidents",
            "One row is one cause in one year.",
            List.of(
                    Column.of("cause", ColumnType.CODE, "Cause", "The group of causes.")
                            .codes("cause-group", List.of(CodeLabel.of("01", "Neglect"), CodeLabel.of("007", "Other")))
                            .build(),
                    Column.of("n", ColumnType.INTEGER, "Count", "How many incidents.")
                            .unit("incidents")
                            .suppressible()
                            .status("n_status")
                            .build(),
                    Column.of("n_status", ColumnType.CODE, "Status of the count", "Why a count is or is not shown.")
                            .codes(
                                    null,
                                    List.of(
                                            CodeLabel.of("shown", "shown"),
                                            CodeLabel.of("suppressed-small", "hidden", "Ten or fewer, or none.")))
                            .required()
                            .build(),
                    Column.of("share", ColumnType.DECIMAL, "Share", "The share of all.")
                            .suppressible()
                            .build(),
                    Column.of("day", ColumnType.DATE, "Day", "A day.").build(),
                    Column.of("at", ColumnType.INSTANT, "At", "An instant.").build(),
                    Column.of("text", ColumnType.TEXT, "Text", "Any text.").build(),
                    Column.of("never", ColumnType.TEXT, "Never", "Always empty.")
                            .build()),
            Map.of(Fact.RELEASE, "2026-Q3.1", Fact.CITATION, "NCSR (2026), \"Counts\""),
            List.of("Counts of ten or fewer are not shown."));

    private static final List<String> TEXTS = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "a,b",
            "she said \"no\"",
            "two\nlines",
            "\uD83D\uDC76\uD83C\uDFFD emoji",
            "\u05E9\u05DC\u05D5\u05DD \u202E rtl",
            " leading and trailing ",
            "'quoted",
            "NULL",
            "007",
            "1e5",
            "</t><f>1</f>",
            "\u00E9\u0301",
            ";",
            "#N/A");

    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("1e-12"),
            new BigDecimal("-0.000000000001"),
            new BigDecimal("0"),
            new BigDecimal("0.10"),
            new BigDecimal("123456789.123456789012"),
            new BigDecimal("-99999999999999999999999999.999999999999"),
            new BigDecimal("1e20"));

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1900, 2, 28),
            LocalDate.of(1900, 3, 1),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2038, 1, 19));

    private static final List<Instant> INSTANTS = List.of(
            Instant.EPOCH,
            Instant.parse("1900-01-01T00:00:00Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2026-03-08T07:30:00.123456Z"));

    private static final List<Long> COUNTS =
            List.of(0L, 11L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 999_999_999_999_999L, 9_007_199_254_740_993L);

    private HostileTable() {}

    /** Every value once, and random mixtures. */
    static DataTable of(long seed, int rows) {
        var random = new Random(seed);
        var table = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < rows; i++) {
            table.add(Arrays.asList(
                    one(random, List.of("01", "007", "=2")),
                    one(random, COUNTS),
                    random.nextBoolean() ? "shown" : "suppressed-small",
                    one(random, NUMBERS),
                    one(random, DAYS),
                    one(random, INSTANTS),
                    i < TEXTS.size() ? TEXTS.get(i) : one(random, TEXTS),
                    null));
        }
        return new DataTable(HEAD, table);
    }

    private static @Nullable Object one(Random random, List<? extends Object> of) {
        int index = random.nextInt(of.size() + 1);
        return index == of.size() ? null : of.get(index);
    }
}
