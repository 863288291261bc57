package org.npcs.repository.server.analytics.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects, each ended by a line feed. */
final class NdjsonWriter extends RowWriter {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final OutputStream out;

    NdjsonWriter(TableHead head, OutputStream out) {
        super(head);
        this.out = new BufferedOutputStream(out);
    }

    @Override
    void known(List<@Nullable Object> row) throws IOException {
        out.write(JSON.writeValueAsBytes(JsonRows.known(head, row)));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        flush();
    }
}
