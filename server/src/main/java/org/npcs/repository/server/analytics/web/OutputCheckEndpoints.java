package org.npcs.repository.server.analytics.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.research.CheckedOutput;
import org.npcs.repository.server.analytics.research.OutputChecks;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers about checks of tables before they leave; figures are never told again. */
@Component
class OutputCheckEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputChecks checks;
    private final PagedAnswers pages;

    OutputCheckEndpoints(OutputChecks checks, PagedAnswers pages) {
        this.checks = checks;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> check(UUID id, Mono<ObjectNode> table) {
        return CallerRequest.answer(request -> table.flatMap(sent -> checks.check(request.caller(), id, sent))
                .map(checked -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(Answers.PRIVATE)
                        .body(pages.with(record(checked), request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> list(UUID id, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> pages.read(
                request.facts(),
                request.binding(address(id)),
                cursor,
                after -> checks.list(request.caller(), id, after, limit),
                OutputCheckEndpoints::record));
    }

    private static ObjectNode record(CheckedOutput checked) {
        var body = JSON.createObjectNode()
                .put("id", checked.id().toString())
                .put("researchRequestId", checked.request().toString())
                .put("outcome", checked.outcome())
                .put("figures", checked.figures())
                .put("together", checked.together());
        body.set("findings", JSON.valueToTree(checked.findings()));
        return body.put("rules", checked.rules())
                .put("createdAt", checked.createdAt().toString())
                .set("links", JSON.valueToTree(Answers.links("collection", address(checked.request()))));
    }

    private static String address(UUID request) {
        return "/v1/research-requests/" + request + "/output-checks";
    }
}
