package org.npcs.repository.server.analytics.table;

import java.time.LocalDate;
import java.util.Map;

/**
 * How many of an owner's records are alike.
 *
 * @param month first day of the month into which they fall
 * @param values code by dimension, for the dimensions by which they were counted apart
 * @param n how many
 */
public record Leaf(LocalDate month, Map<String, String> values, long n) {}
