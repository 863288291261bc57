package org.npcs.repository.server.sharing.reading;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That something changed of what another member shares.
 *
 * @param id identifier of the shared record
 * @param noun what it is
 * @param kind {@code shared}, {@code changed}, {@code superseded} or {@code withdrawn}
 * @param changedOn day on which it happened
 * @param position place in the feed of all members; never shown as it is
 */
public record SharedChange(UUID id, String noun, String kind, LocalDate changedOn, long position) {}
