package org.npcs.repository.server.platform.contract;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** A request whose body has been read and parsed once. */
final class JsonRequest extends ServerHttpRequestDecorator {

    private final byte[] bytes;
    private final JsonNode node;
    private final String digest;

    JsonRequest(ServerHttpRequest request, byte[] bytes, JsonNode node, String digest) {
        super(request);
        this.bytes = bytes;
        this.node = node;
        this.digest = digest;
    }

    JsonNode node() {
        return node;
    }

    /** SHA-256 of the canonical body, so that a repeat may differ in white space; empty when no repeat can be told. */
    String digest() {
        return digest;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
    }
}
