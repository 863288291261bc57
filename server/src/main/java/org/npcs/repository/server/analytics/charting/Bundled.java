package org.npcs.repository.server.analytics.charting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.BundleMonths;
import org.npcs.repository.server.analytics.chart.ChartType;
import org.npcs.repository.server.analytics.chart.Phasing;

/**
 * A question for a chart of a care bundle as it was asked.
 *
 * @param member whose observations
 * @param bundle the bundle
 * @param element its element; null for children for whom everything was done
 * @param unit alias of a unit, or {@code all}
 * @param from first month, or null
 * @param until last month, or null
 * @param type chart that is wanted
 * @param baselineUntil last day of the baseline, or null
 * @param phase first days of phases, with commas between them, or null
 */
public record Bundled(
        String member,
        String bundle,
        @Nullable String element,
        String unit,
        @Nullable String from,
        @Nullable String until,
        String type,
        @Nullable LocalDate baselineUntil,
        @Nullable String phase) {

    BundleMonths.Asked at(Instant asOf) {
        return new BundleMonths.Asked(member, bundle, element, unit, from, until, asOf);
    }

    /** The chart that is wanted; null for the one that fits. */
    public @Nullable ChartType chartType() {
        return type.equals("auto") ? null : SeriesQuestion.type(type);
    }

    /** Where the series is cut. */
    public Phasing phasing() {
        return new Phasing(baselineUntil, SeriesQuestion.phases(phase));
    }

    /** The question under the names of the parameters. */
    public Map<String, @Nullable Object> query() {
        var query = new LinkedHashMap<String, @Nullable Object>();
        query.put("member", member);
        query.put("bundle", bundle);
        query.put("element", element);
        query.put("unit", unit);
        query.put("period", "month");
        query.put("from", from);
        query.put("until", until);
        query.put("type", type);
        query.put("baselineUntil", baselineUntil);
        query.put("phase", phase);
        return query;
    }
}
