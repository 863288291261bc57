package org.npcs.repository.server.sharing.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.encryption.Unreadable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another member shares of a record.
 *
 * @param id identifier of the shared record
 * @param noun what it is
 * @param content what is shared
 * @param changedOn day on which that last changed
 * @param unreadable what is shared but cannot be read just now
 */
public record SharedRecord(
        UUID id, String noun, ObjectNode content, LocalDate changedOn, List<Unreadable> unreadable) {}
