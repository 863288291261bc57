package org.npcs.repository.client.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** A file whose form does not let it be divided: an array, or CSV with one head. It is sent as it is. */
public final class WholeSource implements RecordSource {

    private final Path file;
    private final String mediaType;
    private boolean written;

    /** Takes a file, plain or compressed. */
    public WholeSource(Path file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public boolean hasNext() {
        return !written;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        written = true;
        try (InputStream in = Plain.open(file)) {
            in.transferTo(out);
        }
    }

    @Override
    public boolean divisible() {
        return false;
    }
}
