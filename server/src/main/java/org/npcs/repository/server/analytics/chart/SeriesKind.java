package org.npcs.repository.server.analytics.chart;

/** What the values of a series are. */
public enum SeriesKind {
    /** Events per period where every period gives the same opportunity. */
    COUNT,
    /** A part of a whole: the amount is contained in the denominator. */
    PROPORTION,
    /** Events per exposure. */
    RATE,
    /** A value that was measured, for example a median of days. */
    MEASUREMENT
}
