package org.npcs.repository.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One request in the making. Sending it records the exchange. */
public final class Call {

    private final String method;
    private final String path;
    private final Function<Call, Answer> sender;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];

    /** Makes a request that is sent by the given function. */
    public Call(String method, String path, Function<Call, Answer> sender) {
        this.method = method;
        this.path = path;
        this.sender = sender;
    }

    /** Sets a header. */
    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Removes a header that was set. */
    public Call without(String name) {
        headers.remove(name);
        return this;
    }

    /** Sends JSON as {@code application/json}. */
    public Call json(JsonNode content) {
        return body("application/json", content.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes with a media type. */
    public Call body(String mediaType, byte[] bytes) {
        body = bytes.clone();
        return header("Content-Type", mediaType);
    }

    /** Sends text with a media type. */
    public Call body(String mediaType, String text) {
        return body(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names the version that the change starts from. */
    public Call ifMatch(String etag) {
        return header("If-Match", etag);
    }

    /** Sets a new idempotency key. */
    public Call newKey() {
        return key(UUID.randomUUID().toString());
    }

    /** Sets an idempotency key. */
    public Call key(String key) {
        return header("Idempotency-Key", key);
    }

    /** Sends the request and waits for the answer. */
    public Answer send() {
        return sender.apply(this);
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns path and query. */
    public String path() {
        return path;
    }

    /** Returns the headers that are set. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Returns the body. */
    public byte[] body() {
        return body.clone();
    }
}
