package org.npcs.repository.server.platform.contract;

import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * A body that is never whole in memory, in the place of the resource that a generated interface names. It can be read
 * once, by subscribing.
 */
public final class ByteStream extends AbstractResource {

    private final MediaType type;
    private final boolean gzip;
    private final Flux<DataBuffer> bytes;

    /** A body of a media type; {@code gzip} when its bytes are compressed. */
    public ByteStream(MediaType type, boolean gzip, Flux<DataBuffer> bytes) {
        this.type = type;
        this.gzip = gzip;
        this.bytes = bytes;
    }

    /** Media type of what the bytes hold. */
    public MediaType type() {
        return type;
    }

    /** Whether the bytes are compressed with gzip. */
    public boolean gzip() {
        return gzip;
    }

    /** The bytes as they travel. Whoever subscribes releases each buffer. */
    public Flux<DataBuffer> bytes() {
        return bytes;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "a stream of " + type;
    }

    @Override
    public InputStream getInputStream() {
        throw new UnsupportedOperationException("a stream is read by subscribing");
    }
}
