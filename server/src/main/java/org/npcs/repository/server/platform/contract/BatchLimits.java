package org.npcs.repository.server.platform.contract;

/** The limits of what moves in bulk, as {@code GET /v1/limits} publishes them. */
public final class BatchLimits {

    /** Most bytes of a submission, after decompression. */
    public static final long BYTES = 4L << 30;

    /** Most bytes of one record of a submission. */
    public static final int RECORD_BYTES = BodyReader.MAX_BYTES;

    /** Most records of a submission. */
    public static final int RECORDS = 2_000_000;

    /** Most columns of a submission as CSV. */
    public static final int COLUMNS = 1_000;

    /** Most records of a submission that is taken as a whole or not at all. */
    public static final int RECORDS_AS_ONE = 10_000;

    /** Days for which a record waits for its parent. */
    public static final int WAITING_DAYS = 30;

    /** Days for which an entry of the change feed is kept. */
    public static final int CHANGES_DAYS = 3_650;

    private BatchLimits() {}
}
