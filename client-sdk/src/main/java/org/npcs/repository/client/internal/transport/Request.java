package org.npcs.repository.client.internal.transport;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way down. Immutable; decorators pass changed copies on.
 *
 * @param operation operation id, for events and errors
 * @param method HTTP method
 * @param uri where to; may hold keys, so it is never printed
 * @param headers header fields
 * @param body the body, or null
 * @param sink where the body of a success goes, or null when it is kept in memory
 * @param repeatable whether sending twice has the effect of sending once
 * @param keyed whether it needs an idempotency key
 * @param authenticated whether it needs an access token
 * @param attemptTimeout limit of one sending; where the body is no array or goes to a sink, longest time without a byte
 * @param deadline limit of the call
 */
public record Request(
        String operation,
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable RequestBody body,
        @Nullable AnswerSink sink,
        boolean repeatable,
        boolean keyed,
        boolean authenticated,
        Duration attemptTimeout,
        Deadline deadline) {

    /** Keeps its own copy of the headers. */
    public Request {
        headers = Map.copyOf(headers);
    }

    Request with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Request(
                operation,
                method,
                uri,
                changed,
                body,
                sink,
                repeatable,
                keyed,
                authenticated,
                attemptTimeout,
                deadline);
    }

    /** Returns whether the call is measured by its silence, because nobody knows how long it should last. */
    boolean bulky() {
        return sink != null || body != null && body.streamed();
    }

    /** Returns neither address nor headers nor body. */
    @Override
    public String toString() {
        return method + ' ' + operation;
    }
}
