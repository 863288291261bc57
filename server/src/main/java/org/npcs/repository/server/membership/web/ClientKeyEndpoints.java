package org.npcs.repository.server.membership.web;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ClientKeyList;
import org.npcs.repository.server.membership.key.ClientKey;
import org.npcs.repository.server.membership.key.ClientKeys;
import org.npcs.repository.server.membership.key.PublicKeys;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the keys of clients. */
@Component
class ClientKeyEndpoints {

    private final ClientKeys keys;
    private final Cursors cursors;
    private final Answers answers;
    private final JsonMapper json;

    ClientKeyEndpoints(ClientKeys keys, Cursors cursors, Answers answers, JsonMapper json) {
        this.keys = keys;
        this.cursors = cursors;
        this.answers = answers;
        this.json = json;
    }

    Mono<ResponseEntity<ClientKeyList>> list(String clientId, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(clientId);
            return keys.list(clientId, cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                var now = keys.now();
                return ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(new ClientKeyList(
                                        page.map(key -> record(key, now)).items(),
                                        page.complete(),
                                        answers.meta(request.facts()))
                                .nextCursor(next)
                                .links(Answers.next(request.facts(), next)));
            });
        });
    }

    Mono<ResponseEntity<ObjectNode>> get(String clientId, String keyId) {
        return CallerRequest.answer(
                request -> keys.get(clientId, keyId).map(key -> answered(HttpStatus.OK, key, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(
            String clientId, String keyId, Mono<ObjectNode> body, Precondition precondition) {
        return CallerRequest.answer(request -> body.flatMap(content ->
                        keys.put(request.caller(), clientId, keyId, content, new RecordChange(precondition, null)))
                .map(put -> put.outcome() == Stored.Outcome.CREATED
                        ? answered(HttpStatus.CREATED, put.record(), request)
                        : answered(HttpStatus.OK, put.record(), request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String clientId, String keyId, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> keys.transition(request.caller(), clientId, keyId, to, reason)
                .map(key -> answered(HttpStatus.OK, key, request)));
    }

    /** Issuers ask with no token, and again with each key that they do not know: nothing on the way keeps the answer. */
    Mono<ResponseEntity<ObjectNode>> keySet(String clientId) {
        return keys.published(clientId).map(published -> {
            var now = keys.now();
            var set = JsonNodeFactory.instance.objectNode();
            var array = set.putArray("keys");
            published.stream()
                    .filter(key -> key.signs(now))
                    .forEach(key -> array.add(
                            key.publicKey().deepCopy().put("kid", key.keyId()).put("use", "sig")));
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(set);
        });
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, ClientKey key, CallerRequest request) {
        var body = record(key, keys.now());
        body.set("meta", json.valueToTree(answers.meta(request.facts())));
        var answer = ResponseEntity.status(status).eTag(key.stored().etag()).cacheControl(Answers.PRIVATE);
        return (status == HttpStatus.CREATED ? answer.location(URI.create(address(key))) : answer).body(body);
    }

    private ObjectNode record(ClientKey key, Instant now) {
        var stored = key.stored();
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", key.clientId())
                .put("keyId", key.keyId());
        body.set("publicKey", key.publicKey());
        body.put("thumbprint", PublicKeys.thumbprint(key.publicKey()))
                .put("activeFrom", key.activeFrom().toString());
        var end = key.retiresAt();
        if (end != null) {
            body.put("retiresAt", end.toString());
        }
        return RecordAnswers.versioned(
                body.put("state", key.state(now)), stored, address(key), "client", "/v1/clients/" + key.clientId());
    }

    private static String address(ClientKey key) {
        return address(key.clientId()) + "/" + key.keyId();
    }

    private static String address(String clientId) {
        return "/v1/clients/" + clientId + "/keys";
    }
}
