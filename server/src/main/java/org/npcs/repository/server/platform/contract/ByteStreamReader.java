package org.npcs.repository.server.platform.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands the stream of a request to the controller whose generated interface names a resource. */
final class ByteStreamReader implements HttpMessageReader<Resource> {

    @Override
    public List<MediaType> getReadableMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public boolean canRead(ResolvableType elementType, @Nullable MediaType mediaType) {
        return elementType.toClass() == Resource.class;
    }

    @Override
    public Flux<Resource> read(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return Flux.error(new IllegalStateException("a stream is read through the gate"));
    }

    @Override
    public Mono<Resource> readMono(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return Mono.error(new IllegalStateException("a stream is read through the gate"));
    }

    @Override
    public Mono<Resource> readMono(
            ResolvableType actualType,
            ResolvableType elementType,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Map<String, Object> hints) {
        return request instanceof StreamedRequest streamed
                ? Mono.just(streamed.stream())
                : Mono.error(new IllegalStateException("a stream is read through the gate"));
    }
}
