package org.npcs.repository.server.analytics.chart;

import org.npcs.repository.server.analytics.statistics.Funnel;

/** What units of a funnel are held against: a value, or the range in which it lies. */
record FunnelTarget(SeriesKind kind, double per, double lower, double upper) {

    /** The outermost limits for units of one size. */
    FunnelLimit limit(double size) {
        var low = FunnelLimits.at(size, kind, per, lower);
        if (lower == upper) {
            return low;
        }
        var high = FunnelLimits.at(size, kind, per, upper);
        return new FunnelLimit(size, low.lower998(), low.lower95(), high.upper95(), high.upper998());
    }

    FunnelPoint point(FunnelUnit unit) {
        double value = unit.n() / unit.denominator() * per;
        var limit = limit(unit.denominator());
        return new FunnelPoint(
                unit.label(),
                unit.n(),
                unit.denominator(),
                value,
                z(unit, value),
                limit.isBeyond95(value),
                limit.isBeyond998(value));
    }

    /** From the end of the range that is nearer; none within it. */
    private double z(FunnelUnit unit, double value) {
        double nearest = Math.min(Math.max(value, lower), upper);
        if (lower < upper && nearest == value) {
            return 0;
        }
        var z = kind == SeriesKind.PROPORTION
                ? Funnel.zOfProportion(unit.n(), Math.round(unit.denominator()), nearest)
                : Funnel.zOfRate(unit.n(), unit.denominator(), nearest / per);
        return z.orElse(0.0);
    }
}
