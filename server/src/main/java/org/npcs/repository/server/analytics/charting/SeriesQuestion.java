package org.npcs.repository.server.analytics.charting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.chart.ChartType;
import org.npcs.repository.server.analytics.chart.Phasing;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * A question for a series of the own records, with everything resolved.
 *
 * @param asked as it was asked
 * @param measure what is followed
 * @param member whose records
 * @param period length of the periods
 * @param calendar calendar of the periods
 * @param dateBasis date by which records fall into periods
 * @param type the chart that is wanted; null for the one that fits
 * @param phasing phases and baseline
 */
public record SeriesQuestion(
        SeriesAsked asked,
        Measure measure,
        String member,
        String period,
        String calendar,
        String dateBasis,
        @Nullable ChartType type,
        Phasing phasing) {

    private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3, "year", 12);

    /**
     * The question that was meant.
     *
     * @throws ProblemException {@code invalid-parameter}, {@code unknown-case}, {@code unsuitable-chart}
     */
    public static SeriesQuestion of(SeriesAsked asked, LocalDate today) {
        var measure = Measure.of(asked);
        var period = Objects.requireNonNullElse(asked.period(), "quarter");
        var from = asked.from();
        var until = asked.until();
        if (asked.release() != null) {
            throw invalid("release", "Own data are live; a benchmark tells what a release counted of them.");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw invalid("until", "The span ends before it begins.");
        }
        bounded(from == null ? today : from, until == null ? today : until, period);
        return new SeriesQuestion(
                asked,
                measure,
                Objects.requireNonNull(asked.member()),
                period,
                Objects.requireNonNullElse(asked.calendar(), "calendar"),
                Objects.requireNonNullElse(asked.dateBasis(), measure.dateBasis()),
                asked.type().equals("auto") ? null : type(asked.type()),
                new Phasing(asked.baselineUntil(), phases(asked.phase())));
    }

    /** Refuses a span that holds more periods than a chart may have values. */
    static void bounded(LocalDate first, LocalDate last, String period) {
        if (ChronoUnit.MONTHS.between(first, last) / MONTHS.getOrDefault(period, 1) >= Unsuitable.MOST_VALUES) {
            throw Unsuitable.tooLarge();
        }
    }

    static ChartType type(String code) {
        return Arrays.stream(ChartType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> invalid("type", "There is no such chart."));
    }

    static List<LocalDate> phases(@Nullable String asked) {
        try {
            return asked == null
                    ? List.of()
                    : Arrays.stream(asked.split(",")).map(LocalDate::parse).toList();
        } catch (DateTimeException noDay) {
            throw invalid("phase", "A phase begins on a day of the calendar.");
        }
    }

    private static ProblemException invalid(String parameter, String detail) {
        return ProblemException.of(
                ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).detail(detail));
    }

    @Nullable
    Instant asOf() {
        return asked.asOf();
    }
}
