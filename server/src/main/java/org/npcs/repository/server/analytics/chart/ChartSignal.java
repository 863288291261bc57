package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * A rule that was hit.
 *
 * @param rule which one
 * @param phase in which phase
 * @param points the positions of the points that hit it; empty if the phase as a whole did
 * @param text what was seen, in a sentence
 */
public record ChartSignal(RunRule rule, int phase, List<Integer> points, String text) {}
