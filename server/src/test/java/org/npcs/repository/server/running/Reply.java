package org.npcs.repository.server.running;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for a request.
 *
 * @param status HTTP status
 * @param response head of the answer
 * @param body the body as text
 */
public record Reply(int status, HttpResponse<byte[]> response, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response, new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A member of the body by pointer, as text; empty when absent. */
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    /** A number in the body by pointer; -1 when absent. */
    public int number(String pointer) {
        return json().at(pointer).asInt(-1);
    }

    /** The problem code, or the status when the answer is no problem. */
    public String code() {
        return header("Content-Type").startsWith("application/problem+json") ? at("/code") : Integer.toString(status);
    }

    /** The first value of a header; empty when absent. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The values of an array of texts. */
    public java.util.List<String> texts(String pointer) {
        return json().at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    /** A member of each part of an array, as text. */
    public java.util.List<String> values(String pointer, String member) {
        return json().at(pointer)
                .valueStream()
                .map(one -> one.path(member).asString(""))
                .toList();
    }

    /** The same answer for everybody: without what tells one request from another. */
    public String withoutRequest() {
        return status + " " + body.replaceAll("[0-9A-HJKMNP-TV-Z]{26}", "REQUEST");
    }
}
