package org.npcs.repository.conformance.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.conformance.check.Failed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a server answered. Reading a body that is not what it should be fails the check, not the kit. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /** Makes an answer that nobody sent. */
    public static Answer of(int status, Map<String, List<String>> headers, byte[] body) {
        return new Answer(status, HttpHeaders.of(headers, (name, value) -> true), body.clone());
    }

    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns all headers. */
    Map<String, List<String>> headers() {
        return headers.map();
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns all values of a header, joined by commas; empty where there is none. */
    public String headers(String name) {
        return String.join(", ", headers.allValues(name));
    }

    /** Returns the media type without parameters, or an empty text. */
    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    /** Returns the bytes of the body. */
    public byte[] bytes() {
        return body.clone();
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns the body as JSON.
     *
     * @throws Failed when it is none
     */
    public JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw new Failed("a JSON body", "status " + status + " and no body");
            }
            return node;
        } catch (JacksonException malformed) {
            throw new Failed("a JSON body", "status " + status + " and a body that is not JSON");
        }
    }

    /**
     * Returns the body as a JSON object of its own, which may be changed.
     *
     * @throws Failed when it is none
     */
    public ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new Failed("a JSON object", "status " + status + " and another JSON value");
    }

    /** Returns a member by its JSON pointer as text, or an empty text where it is absent. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }
}
