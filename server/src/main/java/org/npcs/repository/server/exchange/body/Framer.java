package org.npcs.repository.server.exchange.body;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.http.MediaType;

/**
 * Cuts a stream of bytes into records. One that is too large is left out and told of; what cannot be cut ends the body. A
 * UTF-8 byte order mark at the start, as spreadsheets write it, is passed over once; any other sign of another encoding is
 * refused.
 */
public abstract class Framer {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final RecordBuffer record = new RecordBuffer(BatchLimits.RECORD_BYTES);
    private List<Frame> frames = new ArrayList<>();
    private long at;
    private int marked;
    private long line = 1;
    private long beganAt = 1;
    private long index;

    /** The framer for a media type of the contract. */
    public static Framer of(MediaType type) {
        return switch (type.getSubtype()) {
            case "json" -> new JsonArray();
            case "csv" -> new CsvRows();
            default -> new JsonLines();
        };
    }

    /** Takes further bytes and returns the records that end in them. */
    public final List<Frame> feed(byte[] bytes) {
        for (byte next : bytes) {
            if (at < MARK.length && marked == at && next == MARK[marked]) {
                marked++;
                at++;
                continue;
            }
            requireUtf8(next);
            at++;
            take(next);
            if (next == '\n') {
                line++;
            }
        }
        return taken();
    }

    /** Takes the end of the body and returns the last record, if one is left. */
    public final List<Frame> end() {
        if (marked > 0 && marked < MARK.length) {
            throw malformed("The body is not UTF-8.");
        }
        finish();
        return taken();
    }

    private void requireUtf8(byte next) {
        // NUL among the first bytes is the other half of a character of UTF-16 or UTF-32, or such a mark stands there.
        if (at < 4 && (next == 0 || next == (byte) 0xFE || next == (byte) 0xFF) || marked > 0 && marked < MARK.length) {
            throw malformed("The body is not UTF-8.");
        }
    }

    private List<Frame> taken() {
        var result = frames;
        frames = new ArrayList<>();
        return result;
    }

    abstract void take(byte next);

    abstract void finish();

    /** Notes that the record at hand begins here. */
    final void begin() {
        beganAt = line;
    }

    final void keep(byte next) {
        record.add(next);
    }

    final boolean empty() {
        return record.size() == 0;
    }

    /** Drops what was kept, which was no record. */
    final byte[] drop() {
        var bytes = record.overflowed() ? new byte[0] : record.bytes();
        record.clear();
        return bytes;
    }

    final boolean overflowed() {
        return record.overflowed();
    }

    /** Ends the record at hand. */
    final void emit(@org.jspecify.annotations.Nullable CsvHeader header) {
        if (++index > BatchLimits.RECORDS) {
            throw ProblemException.of(ProblemCode.BODY_TOO_LARGE, d -> d.place(index, beganAt));
        }
        frames.add(
                record.overflowed()
                        ? Frame.tooLarge(index, beganAt)
                        : new Frame(index, beganAt, record.bytes(), header));
        record.clear();
    }

    final ProblemException malformed(String sentence) {
        return ProblemException.of(
                ProblemCode.MALFORMED_BATCH, d -> d.place(index + 1, line).detail(sentence));
    }
}
