package org.npcs.repository.server.analytics.chart;

/** A chart was asked for that this series cannot have; the message says what would be needed and repeats no value. */
public final class UnsuitableChartException extends RuntimeException {

    UnsuitableChartException(String message) {
        super(message);
    }
}
