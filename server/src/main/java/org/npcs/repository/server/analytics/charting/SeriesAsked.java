package org.npcs.repository.server.analytics.charting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question for a measure over time as it was asked: null for what was left to the service to choose.
 *
 * @param measure case definition whose incidents are counted
 * @param of case definition of the whole of which it is a part
 * @param item item of the instrument
 * @param denominator what a rate is taken of
 * @param member member whose own data answer; null for all members together
 * @param release release that answers for all members
 * @param period length of the periods
 * @param calendar calendar of the periods
 * @param dateBasis date by which records fall into periods
 * @param from first day of the span
 * @param until last day of the span
 * @param type chart that is wanted
 * @param baselineUntil last day of the baseline
 * @param phase first days of phases, with commas between them
 * @param asOf instant of the past
 */
public record SeriesAsked(
        @Nullable String measure,
        @Nullable String of,
        @Nullable String item,
        @Nullable String denominator,
        @Nullable String member,
        @Nullable String release,
        @Nullable String period,
        @Nullable String calendar,
        @Nullable String dateBasis,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String type,
        @Nullable LocalDate baselineUntil,
        @Nullable String phase,
        @Nullable Instant asOf) {}
