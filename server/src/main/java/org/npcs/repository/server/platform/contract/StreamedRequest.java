package org.npcs.repository.server.platform.contract;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/** A request whose body is left for the operation to read. */
final class StreamedRequest extends ServerHttpRequestDecorator {

    private final MediaType type;
    private final boolean gzip;

    StreamedRequest(ServerHttpRequest request, MediaType type, boolean gzip) {
        super(request);
        this.type = type;
        this.gzip = gzip;
    }

    ByteStream stream() {
        return new ByteStream(type, gzip, getDelegate().getBody());
    }
}
