/** Counts of one owner's records by the tables of the closed catalogue, live and as of any instant. */
@org.springframework.modulith.NamedInterface("table")
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.table;
