package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published series, with where they were printed, and ways to build others. */
final class Series {

    static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** Montgomery, Introduction to Statistical Quality Control, Table 6.7: twenty weeks of baseline, twenty new ones. */
    static final double[] COSTS = {
        310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304, 305, 282,
        305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328
    };

    /** Montgomery, Table 7.4: purchase orders with errors, and orders. */
    static final double[] ORDERS_WRONG = {
        12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9
    };

    static final double[] ORDERS = {
        100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90,
        90
    };

    /** Montgomery, Table 7.8: nonconformities of circuit boards. */
    static final double[] BOARDS = {
        21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15
    };

    /** Montgomery, Table 7.11: defects in dyed cloth, and square metres. */
    static final double[] CLOTH_DEFECTS = {14, 12, 20, 11, 7, 10, 21, 16, 19, 23};

    static final double[] CLOTH = {500, 400, 650, 500, 475, 500, 600, 525, 600, 625};

    /** Montgomery, Table 7.14: hours between failures of a valve, read here as days. */
    static final long[] VALVE = {
        286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96
    };

    /** Data set cabg of the R package qicharts2: operations between deaths. */
    static final long[] OPERATIONS = {
        23, 39, 15, 34, 1, 49, 98, 29, 27, 13, 45, 7, 10, 27, 24, 14, 20, 38, 44, 11, 10, 3, 113, 183, 3, 47, 18, 18,
        33, 15, 2, 38, 27, 27, 1, 52, 23, 7, 26, 82, 5, 49, 5, 17, 24, 44, 26, 2, 27, 46, 55, 97, 22, 22, 20, 4, 60, 51,
        7, 21, 66, 36, 25, 72, 15, 5, 3
    };

    /** Mohammed and others (2013), BMJ Qual Saf 22:362: attendances seen within four hours, and all attendances. */
    static final double[] SEEN = {
        266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353, 256820,
        261835, 259144, 255910, 260863, 264465, 260989
    };

    static final double[] ATTENDANCES = {
        280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629, 268091,
        276803, 271578, 266005, 273520, 278574, 273772
    };

    private Series() {}

    static SpcSeries counts(double... amounts) {
        return SpcSeries.of("Title", "Events", SeriesKind.COUNT, months(amounts, null));
    }

    static SpcSeries measured(double... values) {
        return SpcSeries.of("Title", "Days", SeriesKind.MEASUREMENT, months(values, null));
    }

    static SpcSeries proportions(double[] amounts, double[] wholes) {
        return SpcSeries.of("Orders with an error", "Share of orders", SeriesKind.PROPORTION, months(amounts, wholes));
    }

    static SpcSeries rates(double[] amounts, double[] exposures, double per) {
        return SpcSeries.of("Title", "Rate", SeriesKind.RATE, months(amounts, exposures))
                .per(per);
    }

    static List<Observation> months(double[] amounts, double @Nullable [] wholes) {
        var months = new ArrayList<Observation>();
        for (int i = 0; i < amounts.length; i++) {
            var start = START.plusMonths(i);
            months.add(new Observation(
                    start.toString().substring(0, 7), start, amounts[i], wholes == null ? null : (Double) wholes[i]));
        }
        return months;
    }

    /** Events with these days between them, seen until the last of them. */
    static SpcSeries daysBetween(long... days) {
        var events = new ArrayList<RareEvent>();
        var day = START;
        events.add(new RareEvent(day, null));
        for (long gap : days) {
            day = day.plusDays(gap);
            events.add(new RareEvent(day, null));
        }
        return SpcSeries.of("Title", "Events", SeriesKind.COUNT, List.of()).withEvents(events, day);
    }

    /** Events a day apart with these opportunities between them. */
    static SpcSeries opportunitiesBetween(long... opportunities) {
        var events = new ArrayList<RareEvent>();
        events.add(new RareEvent(START, null));
        for (long gap : opportunities) {
            events.add(new RareEvent(START.plusDays(events.size()), gap));
        }
        return SpcSeries.of("Title", "Events", SeriesKind.COUNT, List.of())
                .withEvents(events, START.plusDays(events.size()));
    }
}
