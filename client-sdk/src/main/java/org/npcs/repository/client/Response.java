package org.npcs.repository.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.client.internal.transport.Answer;

/**
 * An answer in all three views: as a value, with status and headers, and as the bytes that came.
 *
 * @param <T> what the call returns
 */
public final class Response<T> {

    private final T value;
    private final Answer answer;

    Response(T value, Answer answer) {
        this.value = value;
        this.answer = answer;
    }

    /** Returns what the call returned. */
    public T value() {
        return value;
    }

    /** Returns the HTTP status. */
    public int status() {
        return answer.status();
    }

    /** Returns a header field, its name in any case. */
    public Optional<String> header(String name) {
        return answer.header(name);
    }

    /** Returns all header fields, names in lower case. */
    public Map<String, List<String>> headers() {
        return answer.headers().map();
    }

    /** Returns the identifier under which the repository logged the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /** Returns how many times the request was sent. */
    public int attempts() {
        return answer.attempts();
    }

    /** Returns the key under which the call may be made again without a second effect. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(answer.idempotencyKey());
    }

    /** Returns a copy of the body, byte for byte. */
    public byte[] body() {
        return answer.body().clone();
    }

    /** Returns status and size, nothing of the content. */
    @Override
    public String toString() {
        return "Response " + answer.status() + ", " + answer.body().length + " bytes";
    }
}
