package org.npcs.repository.server.sharing.reading;

import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another member shares of a record.
 *
 * @param id identifier of the shared record
 * @param noun what it is
 * @param content what is shared
 * @param changedOn day on which that last changed
 */
public record SharedRecord(UUID id, String noun, ObjectNode content, LocalDate changedOn) {}
