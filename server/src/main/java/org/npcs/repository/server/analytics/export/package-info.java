/** Rows that leave as files: frozen at one instant, written in small steps by whatever instance has time, read as often as needed, removed in time. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.export;
