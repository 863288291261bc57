package org.npcs.repository.server.platform.contract;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands a body that the gate has parsed to the controllers, without parsing it again. */
@Configuration(proxyBeanMethods = false)
class ParsedBodyCodec implements WebFluxConfigurer {

    private final JsonMapper json;

    ParsedBodyCodec(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer.customCodecs().register(new ByteStreamReader());
        configurer.customCodecs().register(new ByteStreamWriter());
        configurer.customCodecs().register(new Reader(json));
    }

    private record Reader(JsonMapper json) implements HttpMessageReader<Object> {

        @Override
        public List<MediaType> getReadableMediaTypes() {
            return List.of(MediaType.APPLICATION_JSON, MediaType.valueOf("application/merge-patch+json"));
        }

        @Override
        public boolean canRead(ResolvableType elementType, @org.jspecify.annotations.Nullable MediaType mediaType) {
            return mediaType != null
                    && getReadableMediaTypes().stream().anyMatch(type -> type.equalsTypeAndSubtype(mediaType));
        }

        @Override
        public Flux<Object> read(
                ResolvableType elementType, ReactiveHttpInputMessage message, Map<String, Object> hints) {
            return Flux.error(new IllegalStateException("a body is read through the gate"));
        }

        @Override
        public Mono<Object> readMono(
                ResolvableType elementType, ReactiveHttpInputMessage message, Map<String, Object> hints) {
            return Mono.error(new IllegalStateException("a body is read through the gate"));
        }

        @Override
        public Mono<Object> readMono(
                ResolvableType actualType,
                ResolvableType elementType,
                ServerHttpRequest request,
                ServerHttpResponse response,
                Map<String, Object> hints) {
            if (!(request instanceof JsonRequest parsed)) {
                return Mono.error(new IllegalStateException("a body is read through the gate"));
            }
            Class<?> type = elementType.toClass();
            return Mono.just(
                    JsonNode.class.isAssignableFrom(type) && type.isInstance(parsed.node())
                            ? parsed.node()
                            : json.treeToValue(parsed.node(), type));
        }
    }
}
