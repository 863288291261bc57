/** Reporting periods of named calendars, what members attest about them, and their denominators. */
@org.springframework.modulith.NamedInterface("period")
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.period;
