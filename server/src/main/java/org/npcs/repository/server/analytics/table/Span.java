package org.npcs.repository.server.analytics.table;

import java.time.LocalDate;

/**
 * A period of an answer.
 *
 * @param id identifier
 * @param label in words
 * @param start first day
 * @param end last day
 */
public record Span(String id, String label, LocalDate start, LocalDate end) {}
