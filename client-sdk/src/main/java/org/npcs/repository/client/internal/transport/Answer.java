package org.npcs.repository.client.internal.transport;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status HTTP status
 * @param headers header fields
 * @param body the body, read to its end
 * @param attempts how many times the request was sent
 * @param idempotencyKey key that the request carried, or null
 */
public record Answer(
        int status,
        HttpHeaders headers,
        byte[] body,
        int attempts,
        @Nullable String idempotencyKey) {

    Answer withAttempts(int count) {
        return new Answer(status, headers, body, count, idempotencyKey);
    }

    Answer withIdempotencyKey(@Nullable String key) {
        return new Answer(status, headers, body, attempts, key);
    }

    /** Returns a header field. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns the media type in lower case without parameters, or null. */
    public @Nullable String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** Returns the identifier under which the repository logged the request, or null. */
    public @Nullable String requestId() {
        return header("X-Request-Id").orElse(null);
    }

    /** Returns neither headers nor body. */
    @Override
    public String toString() {
        return "Answer " + status + ", " + body.length + " bytes";
    }
}
