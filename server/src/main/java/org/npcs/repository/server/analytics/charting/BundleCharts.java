package org.npcs.repository.server.analytics.charting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.BundleMonths;
import org.npcs.repository.server.analytics.chart.ChartType;
import org.npcs.repository.server.analytics.chart.ControlChart;
import org.npcs.repository.server.analytics.chart.ControlCharts;
import org.npcs.repository.server.analytics.chart.Observation;
import org.npcs.repository.server.analytics.chart.Phasing;
import org.npcs.repository.server.analytics.chart.SeriesKind;
import org.npcs.repository.server.analytics.chart.SpcSeries;
import org.npcs.repository.server.analytics.chart.UnsuitableChartException;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Control charts of care bundles, each of the caller's own member. */
@Component
public final class BundleCharts {

    private static final String NOT_DONE = "What was not recorded counts as not done.";
    private static final String VALUES = "Share of eligible children";

    private final BundleMonths months;
    private final RepositoryClock clock;

    BundleCharts(BundleMonths months, RepositoryClock clock) {
        this.months = months;
        this.clock = clock;
    }

    /** A chart of the caller's own member as of an instant, now for null; {@code not-found}, {@code unsuitable-chart}. */
    public Mono<OwnSeries.Charted> chart(
            Caller caller, Bundled asked, @Nullable ChartType type, Phasing phasing, @Nullable Instant instant) {
        var asOf = Objects.requireNonNullElseGet(instant, clock::now);
        return months.of(caller, asked.at(asOf))
                .map(observed -> new OwnSeries.Charted(asOf, drawn(asked.member(), observed, type, phasing)));
    }

    private static ControlChart drawn(
            String member, BundleMonths.Observed observed, @Nullable ChartType type, Phasing phasing) {
        if (observed.months().isEmpty()) {
            throw Unsuitable.needs("A chart of a bundle needs months that were observed.");
        }
        var values = Unsuitable.bounded(observed.months()).stream()
                .map(one -> new Observation(
                        one.month(), LocalDate.parse(one.month() + "-01"), one.done(), (double) one.applies()))
                .toList();
        var series = SpcSeries.of(observed.name() + ", " + member, VALUES, SeriesKind.PROPORTION, values)
                .withPhasing(phasing);
        try {
            var chart = type == null ? ControlCharts.fitting(series) : ControlCharts.ofType(series, type);
            var cautions = new ArrayList<>(chart.cautions());
            cautions.add(NOT_DONE);
            return chart.withCautions(List.copyOf(cautions));
        } catch (UnsuitableChartException unsuitable) {
            throw Unsuitable.needs(Objects.requireNonNullElse(unsuitable.getMessage(), ""));
        }
    }
}
