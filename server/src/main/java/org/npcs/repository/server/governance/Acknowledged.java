package org.npcs.repository.server.governance;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * What a member received, and what it answered.
 *
 * @param communication the communication
 * @param delivery how far it came with the member
 * @param answers what the member acknowledged with its answers, or null before
 */
public record Acknowledged(
        StoredRecord communication,
        Delivery delivery,
        @Nullable StoredRecord answers) {}
