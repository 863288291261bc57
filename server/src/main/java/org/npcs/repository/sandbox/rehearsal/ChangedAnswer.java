package org.npcs.repository.sandbox.rehearsal;

import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer of which the JSON object is changed; what is no JSON object stays as it is. */
final class ChangedAnswer extends ServerHttpResponseDecorator {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Consumer<ObjectNode> change;

    ChangedAnswer(ServerHttpResponse answer, Consumer<ObjectNode> change) {
        super(answer);
        this.change = change;
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
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                change.accept(object);
                return JSON.writeValueAsBytes(object);
            }
            return bytes;
        } catch (JacksonException noJson) {
            return bytes;
        }
    }
}
