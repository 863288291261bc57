package org.npcs.repository.server.exchange.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;

/**
 * A submission and its receipt.
 *
 * @param jurisdiction the owner of the records
 * @param clientId client that sent it
 * @param actor subject of the token that sent it
 * @param key key that the client gave it
 * @param requestId identifier of the request that sent it
 * @param state where it stands
 * @param mode {@code per-record}, {@code all-or-nothing}, or {@code preview} until a preview is applied
 * @param origin {@code sent}, or {@code bulk-correction} when the repository made the records
 * @param lenient whether unknown members pass with a warning
 * @param fatal whether a record has a finding that keeps all others out
 * @param bytes size of the body as it was sent
 * @param digest SHA-256 of the body as it was sent
 * @param fingerprint what a repeat is compared by; null until the body has been read to its end
 * @param refusal problem code of a submission that was refused as a whole
 */
public record Submission(
        String jurisdiction,
        UUID id,
        String clientId,
        String actor,
        String key,
        String requestId,
        String state,
        String mode,
        String origin,
        String mediaType,
        boolean lenient,
        boolean fatal,
        @Nullable String mappingVersion,
        @Nullable Long bytes,
        @Nullable String digest,
        @Nullable String fingerprint,
        @Nullable String refusal,
        Counts counts,
        String contractVersion,
        String ruleSetVersion,
        Instant receivedAt,
        @Nullable Instant finishedAt) {

    static final String ALL_OR_NOTHING = "all-or-nothing";
    static final String PREVIEW = "preview";
    static final List<String> MODES = List.of("per-record", ALL_OR_NOTHING, PREVIEW);
    static final String PREVIEWED = "previewed";

    /** How many records stand where; those received are the sum of all others but those held for redaction. */
    public record Counts(
            long received,
            long pending,
            long created,
            long updated,
            long unchanged,
            long waiting,
            long rejected,
            long held) {}

    /** Whether no work goes on: all records have been worked on, or none will be before somebody asks for it. */
    public boolean settled() {
        return ended() || state.equals(PREVIEWED);
    }

    /** Whether all records have been worked on, or none will be. */
    public boolean ended() {
        return !List.of("receiving", "received", "processing", PREVIEWED).contains(state);
    }

    boolean asOne() {
        return mode.equals(ALL_OR_NOTHING);
    }

    boolean preview() {
        return mode.equals(PREVIEW);
    }

    /** Whether all its records are worked on in one transaction. */
    static boolean bounded(String mode) {
        return !mode.equals("per-record");
    }

    /** Whoever sent it, so that the audit trail names them and not the worker. */
    Session sender() {
        return new Session(jurisdiction, clientId, actor, requestId);
    }

    /** Share of the records that have been worked on. */
    public double progress() {
        return counts.received() == 0 ? (ended() ? 1 : 0) : 1 - (double) counts.pending() / counts.received();
    }
}
