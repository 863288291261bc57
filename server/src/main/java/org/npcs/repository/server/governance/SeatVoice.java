package org.npcs.repository.server.governance;

import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * What a seat says.
 *
 * @param stored what it says now
 * @param history each version of it in its order; where it is not asked for, the last one alone
 */
public record SeatVoice(StoredRecord stored, List<StoredRecord> history) {

    static SeatVoice last(StoredRecord stored) {
        return new SeatVoice(stored, List.of(stored));
    }
}
