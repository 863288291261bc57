package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer in the making. */
public final class Reply {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    Reply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** Makes an answer with a JSON body. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, body.toString().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/json");
    }

    /** Sets a header; an empty value removes it. */
    public Reply header(String name, String value) {
        headers.put(name, value);
        if (value.isEmpty()) {
            headers.remove(name);
        }
        return this;
    }

    /** Returns a header, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the same answer with another status. */
    public Reply status(int other) {
        return copy(other, body);
    }

    /** Returns the same answer with a changed JSON object; other bodies stay. */
    public Reply edit(Consumer<ObjectNode> change) {
        String type = header("Content-Type");
        if (!type.endsWith("json") || type.endsWith("ndjson") || body.length == 0) {
            return this;
        }
        ObjectNode node = json();
        change.accept(node);
        return copy(status, node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same answer with another text. */
    public Reply rewritten(UnaryOperator<String> change) {
        return copy(
                status, change.apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the body as JSON. */
    public ObjectNode json() {
        return (ObjectNode) JSON.readTree(body);
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns whether the body is JSON with this problem code. */
    public boolean isProblem(String code) {
        return status >= 400
                && header("Content-Type").endsWith("json")
                && json().path("code").asString("").equals(code);
    }

    /** Returns an equal answer that can be changed on its own. */
    public Reply copy() {
        return copy(status, body);
    }

    /** Returns whether another answer is the same to its reader. */
    public boolean same(Reply other) {
        return status == other.status && headers.equals(other.headers) && Arrays.equals(body, other.body);
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    private Reply copy(int otherStatus, byte[] otherBody) {
        Reply copy = new Reply(otherStatus, otherBody);
        copy.headers.putAll(headers);
        return copy;
    }
}
