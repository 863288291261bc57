package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.platform.record.StateMachine;

/**
 * An export, and where it stands.
 *
 * @param owner jurisdiction that asked for it, or the operator
 * @param id identifier
 * @param kind what it holds
 * @param format form of its files
 * @param state code of {@code export-state}
 * @param asOf instant up to which records count as they were stored then
 * @param release release that it holds; null for own records
 * @param tables tables of the release that were asked for; none for all
 * @param partitionBy column that parts the rows, or null
 * @param version number of this version
 * @param createdAt when it was asked for
 * @param updatedAt when it changed last
 * @param rowsDone how many rows are done
 * @param rowsTotal how many there are; null before they were counted
 * @param reason why it ended otherwise than ready, or null
 * @param bytes length of all files of tables together; null before it is ready
 * @param readyAt when it became ready, or null
 * @param expiresAt when its files are removed, or null
 */
public record Export(
        String owner,
        UUID id,
        ExportKind kind,
        TableFormat format,
        String state,
        Instant asOf,
        @Nullable String release,
        List<String> tables,
        @Nullable String partitionBy,
        int version,
        Instant createdAt,
        Instant updatedAt,
        long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable String reason,
        @Nullable Long bytes,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt) {

    /** State of an export on which no work was done yet. */
    public static final String REQUESTED = "requested";

    /** State of an export that is being written. */
    public static final String RUNNING = "running";

    /** State of an export that can be read. */
    public static final String READY = "ready";

    /** State of an export whose files were removed. */
    public static final String EXPIRED = "expired";

    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    static final StateMachine STATES = new StateMachine(Map.of(
            REQUESTED, List.of(CANCELLED),
            RUNNING, List.of(CANCELLED),
            READY, List.of(EXPIRED)));

    /** Entity tag of this version. */
    public String etag() {
        return '"'
                + Integer.toString(version)
                + '-'
                + id.toString().substring(19).replace("-", "")
                + '"';
    }

    /** Whether work on it goes on. */
    public boolean underWay() {
        return state.equals(REQUESTED) || state.equals(RUNNING);
    }

    boolean partitioned() {
        return partitionBy != null;
    }
}
