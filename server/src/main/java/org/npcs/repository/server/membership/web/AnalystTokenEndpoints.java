package org.npcs.repository.server.membership.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AnalystTokenList;
import org.npcs.repository.server.membership.token.AnalystToken;
import org.npcs.repository.server.membership.token.AnalystTokens;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for analyst tokens. */
@Component
class AnalystTokenEndpoints {

    private final AnalystTokens tokens;
    private final Cursors cursors;
    private final Answers answers;
    private final JsonMapper json;

    AnalystTokenEndpoints(AnalystTokens tokens, Cursors cursors, Answers answers, JsonMapper json) {
        this.tokens = tokens;
        this.cursors = cursors;
        this.answers = answers;
        this.json = json;
    }

    Mono<ResponseEntity<ObjectNode>> create(String owner, Mono<ObjectNode> body) {
        return CallerRequest.answer(request -> body.flatMap(content -> tokens.create(request.caller(), owner, content))
                .map(issued -> {
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.set("record", record(issued.record(), tokens.today()));
                    if (issued.secret() != null) {
                        answer.put("token", issued.secret());
                    }
                    return ResponseEntity.created(URI.create(address(issued.record())))
                            .cacheControl(Answers.PRIVATE)
                            .body(with(answer, request));
                }));
    }

    Mono<ResponseEntity<AnalystTokenList>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(owner);
            return tokens.list(request.caller(), owner, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        var today = tokens.today();
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new AnalystTokenList(
                                                page.map(token -> record(token, today))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(
                request -> tokens.get(request.caller(), owner, id).map(token -> answered(token, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request ->
                tokens.transition(request.caller(), owner, id, to, reason).map(token -> answered(token, request)));
    }

    private ResponseEntity<ObjectNode> answered(AnalystToken token, CallerRequest request) {
        return ResponseEntity.ok()
                .eTag(token.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(with(record(token, tokens.today()), request));
    }

    private ObjectNode with(ObjectNode body, CallerRequest request) {
        return body.set("meta", json.valueToTree(answers.meta(request.facts())));
    }

    private ObjectNode record(AnalystToken token, LocalDate today) {
        var stored = token.stored();
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("id", stored.id().toString())
                .put("jurisdiction", stored.jurisdiction())
                .put("name", stored.content().path("name").asString(""))
                .put("expiresOn", token.expiresOn().toString());
        var ranges = body.putArray("addressRanges");
        stored.content().path("addressRanges").forEach(ranges::add);
        body.put("state", token.state(today)).put("createdBy", token.madeWith());
        if (token.lastUsedOn() != null) {
            body.put("lastUsedOn", token.lastUsedOn().toString());
        }
        if (stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return body.put("version", stored.version())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", json.valueToTree(Answers.links("self", address(token))));
    }

    private static String address(AnalystToken token) {
        return address(token.stored().jurisdiction()) + "/" + token.stored().id();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/analyst-tokens";
    }
}
