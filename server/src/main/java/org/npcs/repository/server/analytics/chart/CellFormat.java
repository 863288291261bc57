package org.npcs.repository.server.analytics.chart;

/** How the figures of bars and heat maps are printed. */
public enum CellFormat {
    /** As numbers. */
    NUMBER,
    /** Shares between 0 and 1, as percentages. */
    PERCENT
}
