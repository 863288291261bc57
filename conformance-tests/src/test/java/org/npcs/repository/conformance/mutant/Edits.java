package org.npcs.repository.conformance.mutant;

import java.util.function.Consumer;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small ways to be wrong, from which mutants are put together. */
final class Edits {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Edits() {}

    /** Changes the body of good answers to some requests. */
    static Mutation answers(String method, String path, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is(method, path) && reply.status() < 300 ? reply.edit(change) : reply;
        };
    }

    /** Changes problems of one code. */
    static Mutation problems(String code, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return reply.isProblem(code) ? reply.edit(change) : reply;
        };
    }

    /** Changes the JSON body of some requests on their way in; bodies that are no objects stay. */
    static Mutation bodies(String method, String path, Consumer<ObjectNode> change) {
        return (request, toy) -> toy.handle(request.is(method, path) ? changed(request, change) : request);
    }

    static Request changed(Request request, Consumer<ObjectNode> change) {
        try {
            if (StrictJson.parse(request.body()) instanceof ObjectNode body) {
                change.accept(body);
                return request.withBody(body.toString());
            }
        } catch (RuntimeException malformed) {
            return request;
        }
        return request;
    }

    /** Answers a refusal of one code as if the record were as the caller wished. */
    static Mutation pretends(String method, String path, String code, int status, Consumer<ObjectNode> change) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is(method, path) || !reply.isProblem(code)) {
                return reply;
            }
            return record(request, toy).status(status).edit(change);
        };
    }

    /** Returns the local key of a body, or an empty text. */
    static String key(Request request) {
        return JSON.readTree(request.body()).path("localKey").asString("");
    }

    /** Gives a refusal another status and code. */
    static Reply as(Reply refusal, int status, String code) {
        return refusal.status(status).edit(body -> {
            body.put("status", status).put("code", code).put("type", "/v1/errors/" + code);
            body.remove("allowed");
        });
    }

    private static Reply record(Request request, Handler toy) {
        String path = request.path().replaceAll("/(transitions|determinations|findings|ratings/[^/]+)$", "");
        return toy.handle(request.as("GET").at(path, "").with("Idempotency-Key", ""));
    }
}
