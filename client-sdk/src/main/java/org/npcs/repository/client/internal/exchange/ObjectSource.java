package org.npcs.repository.client.internal.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.npcs.repository.client.model.SubmissionRecord;

/** Records that the program makes. */
public final class ObjectSource implements RecordSource {

    private final Iterator<SubmissionRecord> records;
    private final Runnable end;

    /** Reads an iterator; the end is run when no more is read. */
    public ObjectSource(Iterator<SubmissionRecord> records, Runnable end) {
        this.records = records;
        this.end = end;
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(records.next().toJson());
        out.write('\n');
    }

    @Override
    public void close() {
        end.run();
    }
}
