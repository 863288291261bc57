package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A decision as a caller sees it.
 *
 * @param stored the record
 * @param names whether the caller sees who did not agree
 */
public record DecisionView(StoredRecord stored, boolean names) {}
