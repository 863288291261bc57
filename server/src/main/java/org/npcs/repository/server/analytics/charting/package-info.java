/** From a question to a chart: own records read as series, figures of releases as ranges, rows of tables as cells. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.charting;
