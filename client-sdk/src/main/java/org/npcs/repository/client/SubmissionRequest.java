package org.npcs.repository.client;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.exchange.BodyDigest;
import org.npcs.repository.client.internal.transport.RequestBody;
import org.npcs.repository.client.model.SubmissionRecord;

/**
 * One submission to send: its bytes, and how the repository is to take them. A file is read while it is sent and never held
 * in memory; it must not change meanwhile. Immutable; each method returns a changed copy.
 */
public final class SubmissionRequest {

    /** Media type of JSON lines, the form without limits. */
    public static final String LINES = "application/x-ndjson";

    /** Media type of a JSON array. */
    public static final String ARRAY = "application/json";

    /** Media type of CSV. */
    public static final String CSV = "text/csv";

    private final byte @Nullable [] bytes;
    private final @Nullable Path file;
    private final String mediaType;
    private final boolean gzip;
    private final @Nullable String mode;
    private final @Nullable Integer wait;
    private final @Nullable String mappingVersion;

    private SubmissionRequest(
            byte @Nullable [] bytes,
            @Nullable Path file,
            String mediaType,
            boolean gzip,
            @Nullable String mode,
            @Nullable Integer wait,
            @Nullable String mappingVersion) {
        this.bytes = bytes;
        this.file = file;
        this.mediaType = mediaType;
        this.gzip = gzip;
        this.mode = mode;
        this.wait = wait;
        this.mappingVersion = mappingVersion;
    }

    /** Returns a submission of a few records, held in memory. */
    public static SubmissionRequest of(Collection<SubmissionRecord> records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        records.forEach(record -> {
            lines.writeBytes(record.toJson());
            lines.write('\n');
        });
        return new SubmissionRequest(lines.toByteArray(), null, LINES, false, null, null, null);
    }

    /** Returns a submission of a file in one of the media types {@link #LINES}, {@link #ARRAY}, {@link #CSV}. */
    public static SubmissionRequest of(Path file, String mediaType) {
        return new SubmissionRequest(null, file, mediaType, false, null, null, null);
    }

    /** Returns a copy that says that the bytes are compressed with gzip already. */
    public SubmissionRequest compressed() {
        return new SubmissionRequest(bytes, file, mediaType, true, mode, wait, mappingVersion);
    }

    /** Returns a copy of which all records are taken, or none; for at most 10,000 records. */
    public SubmissionRequest allOrNothing() {
        return mode("all-or-nothing");
    }

    /** Returns a copy whose records are judged and not stored before {@link ExchangeClient#apply} is called; for at most 10,000 records. */
    public SubmissionRequest preview() {
        return mode("preview");
    }

    /** Returns a copy with a mode, also one that this release does not know. */
    public SubmissionRequest mode(String code) {
        return new SubmissionRequest(bytes, file, mediaType, gzip, code, wait, mappingVersion);
    }

    /** Returns a copy that waits so many seconds for the end of the work, 0 to 30, before the answer. */
    public SubmissionRequest wait(int seconds) {
        return new SubmissionRequest(bytes, file, mediaType, gzip, mode, seconds, mappingVersion);
    }

    /** Returns a copy that names the version of the mapping of local codes that made the records. */
    public SubmissionRequest mappingVersion(String version) {
        return new SubmissionRequest(bytes, file, mediaType, gzip, mode, wait, version);
    }

    Call fill(Call call, @Nullable String digest, LongConsumer watcher) {
        byte[] held = bytes;
        RequestBody body;
        String named = digest;
        if (file != null) {
            body = RequestBody.of(file, watcher);
            named = named == null ? BodyDigest.of(file) : named;
        } else {
            byte[] all = held == null ? new byte[0] : held;
            body = RequestBody.of(all);
            named = named == null ? BodyDigest.of(all) : named;
        }
        if (gzip) {
            call.header("Content-Encoding", "gzip");
        }
        return call.body(body)
                .header("Content-Type", mediaType)
                .header("Content-Digest", BodyDigest.field(named))
                .query("mode", mode)
                .query("wait", wait)
                .query("mappingVersion", mappingVersion)
                // What is not said is ten seconds by the contract.
                .patience(wait == null ? 10 : wait);
    }

    /** Returns the media type, nothing of the content. */
    @Override
    public String toString() {
        return "SubmissionRequest of " + mediaType;
    }
}
