package org.npcs.repository.client;

import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.internal.Operation;

/** What can be drawn. */
public enum ChartKind {
    /** A measure over time with centre, limits and signals. */
    CONTROL(AnalyticsOperations.GET_SPC_CHART),
    /** A measure over time with its median, or with the ranges of a release. */
    RUN(AnalyticsOperations.GET_RUN_CHART),
    /** Own shares by their size against the share of all others. */
    FUNNEL(AnalyticsOperations.GET_FUNNEL_CHART),
    /** Rows of a table as bars. */
    BAR(AnalyticsOperations.GET_BAR_CHART),
    /** Rows of a table as shaded cells. */
    HEAT(AnalyticsOperations.GET_HEAT_CHART),
    /** What the own member observed of a care bundle, over months. */
    BUNDLE(AnalyticsOperations.GET_BUNDLE_CHART);

    private final Operation operation;

    ChartKind(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }
}
