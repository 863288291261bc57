package org.npcs.repository.client;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.exchange.PartState;
import org.npcs.repository.client.model.Submission;

/** One submission of an upload. */
public final class UploadedPart {

    private final PartState state;
    private final @Nullable Path spool;

    UploadedPart(PartState state, @Nullable Path spool) {
        this.state = state;
        this.spool = spool;
    }

    /** Returns its number, counted from 1. */
    public int number() {
        return state.part();
    }

    /** Returns its submission key. */
    public String submissionKey() {
        return state.key();
    }

    /** Returns the place of its first record in the whole input, counted from 1. */
    public long firstRecord() {
        return state.firstRecord();
    }

    /** Returns how many records were spooled; 1 for a file that was sent as it is. */
    public long records() {
        return state.records();
    }

    /** Returns the SHA-256 of the bytes as they were sent, in 64 hexadecimal digits. */
    public String digest() {
        return state.digest();
    }

    /** Returns whether the work on it has ended. */
    public boolean ended() {
        return state.ended();
    }

    /** Returns what the repository said last; when the work has ended, the receipt. */
    public Optional<Submission> submission() {
        return Optional.ofNullable(state.submission());
    }

    /** Returns the file with the bytes, compressed with gzip, where it was kept or the work has not ended. */
    public Optional<Path> spool() {
        return Optional.ofNullable(spool);
    }

    /** Returns the number and the size, nothing of the content. */
    @Override
    public String toString() {
        return "UploadedPart " + state.part() + " of " + state.records() + " records";
    }
}
