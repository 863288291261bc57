/**
 * Estimates and their intervals for counts, proportions, ratios, distributions and agreement, as pure functions; each names its published method.
 */
@org.springframework.modulith.NamedInterface("statistics")
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.statistics;
