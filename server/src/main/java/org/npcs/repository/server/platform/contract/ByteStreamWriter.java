package org.npcs.repository.server.platform.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import reactor.core.publisher.Mono;

/** Writes an answer piece by piece as it is made. */
final class ByteStreamWriter implements HttpMessageWriter<ByteStream> {

    @Override
    public List<MediaType> getWritableMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public boolean canWrite(ResolvableType elementType, @Nullable MediaType mediaType) {
        return elementType.toClass() == ByteStream.class;
    }

    @Override
    public Mono<Void> write(
            Publisher<? extends ByteStream> answers,
            ResolvableType elementType,
            @Nullable MediaType mediaType,
            ReactiveHttpOutputMessage message,
            Map<String, Object> hints) {
        return Mono.from(answers).flatMap(answer -> {
            if (message.getHeaders().getContentType() == null) {
                message.getHeaders().setContentType(answer.type());
            }
            return message.writeWith(answer.bytes());
        });
    }
}
