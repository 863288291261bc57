package org.npcs.repository.server.analytics.chart;

/** The picture of a chart as an SVG file in UTF-8: the same chart and theme give the same bytes, always and everywhere. */
public final class ChartPicture {

    /** The media type of every picture. */
    public static final String MEDIA_TYPE = "image/svg+xml";

    private ChartPicture() {}

    /** A chart over time. */
    public static byte[] of(ControlChart chart, Theme theme) {
        return new ControlChartPicture(chart, theme).bytes();
    }

    /** A funnel. */
    public static byte[] of(FunnelChart chart, Theme theme) {
        return new FunnelPicture(chart, theme).bytes();
    }

    /** Bars. */
    public static byte[] of(BarChart chart, Theme theme) {
        return new BarPicture(chart, theme).bytes();
    }

    /** A heat map. */
    public static byte[] of(HeatMap chart, Theme theme) {
        return new HeatMapPicture(chart, theme).bytes();
    }
}
