package org.npcs.repository.sandbox.rehearsal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page whose entries come twice, or in the opposite order; every other answer stays as it is. */
final class OtherEntries extends ServerHttpResponseDecorator {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean twice;

    OtherEntries(ServerHttpResponse answer, boolean twice) {
        super(answer);
        this.twice = twice;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(body).flatMap(buffer -> {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            var changed = changed(bytes);
            getHeaders().remove(HttpHeaders.ETAG);
            getHeaders().setContentLength(changed.length);
            return super.writeWith(Mono.just(bufferFactory().wrap(changed)));
        });
    }

    private byte[] changed(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode page && page.path("items") instanceof ArrayNode items) {
                List<JsonNode> others = new ArrayList<>();
                items.forEach(item -> {
                    others.add(item);
                    if (twice) {
                        others.add(item);
                    }
                });
                if (!twice) {
                    Collections.reverse(others);
                }
                items.removeAll();
                items.addAll(others);
                return JSON.writeValueAsBytes(page);
            }
            return bytes;
        } catch (JacksonException noJson) {
            return bytes;
        }
    }
}
