package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.SubmissionCounts;

/**
 * Where an upload stands. It counts, it names no record.
 *
 * @param phase what is being done
 * @param part number of the submission, counted from 1
 * @param records records of the part that are spooled
 * @param bytesSent bytes of the part that went out in this sending; they begin at 0 again with a repetition
 * @param bytes size of the part; 0 while it is spooled
 * @param counts what became of the records until now, or null while they are not counted
 */
public record UploadProgress(
        Phase phase,
        int part,
        long records,
        long bytesSent,
        long bytes,
        @Nullable SubmissionCounts counts) {

    /** Steps of each part, in their order. */
    public enum Phase {
        /** Records are read and written to the outbox. */
        SPOOLING,
        /** The bytes go out. */
        SENDING,
        /** The repository works on them. */
        WORKING,
        /** The receipt is there. */
        ENDED
    }
}
