package org.npcs.repository.server.exchange.body;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;

/**
 * One record of a body, found but not read.
 *
 * @param index its place in the body, from 1
 * @param line the line on which it begins, from 1
 * @param bytes the record as it was sent, or nothing when it is too large
 * @param header the columns, for a row of CSV
 */
public record Frame(
        long index,
        long line,
        byte @Nullable [] bytes,
        @Nullable CsvHeader header) {

    /** A record of more bytes than one may have. */
    static Frame tooLarge(long index, long line) {
        return new Frame(index, line, null, null);
    }

    /**
     * The record as JSON text.
     *
     * @throws UnreadableRecordException when there is none
     */
    public byte[] json() {
        if (bytes == null) {
            throw new UnreadableRecordException(ProblemCode.BODY_TOO_LARGE);
        }
        return header == null ? bytes : header.json(bytes);
    }
}
