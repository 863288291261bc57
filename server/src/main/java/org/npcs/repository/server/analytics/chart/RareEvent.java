package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One event of a kind that is so rare that the time between two of them says more than their number.
 *
 * @param date the day of the event
 * @param opportunities how often it could have happened since the event before; none if that is not known
 */
public record RareEvent(LocalDate date, @Nullable Long opportunities) {}
