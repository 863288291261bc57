/**
 * Charts as data first: control charts, run charts, funnels, bars and heat maps, each with its reason, limits and
 * signals, and the same model as an accessible picture.
 */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.chart;
