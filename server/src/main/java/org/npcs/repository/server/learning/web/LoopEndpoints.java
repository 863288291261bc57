package org.npcs.repository.server.learning.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.learning.LearningLoop;
import org.npcs.repository.server.learning.Loops;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers for loops from finding to measure. */
@Component
class LoopEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Loops loops;
    private final PagedAnswers pages;
    private final RecordAnswers answers;

    LoopEndpoints(Loops loops, PagedAnswers pages, RecordAnswers answers) {
        this.loops = loops;
        this.pages = pages;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String brokenAt, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> Mono.defer(() -> loops.all(request.caller(), brokenAt))
                .map(all -> all.stream().map(LoopEndpoints::told).toList())
                .map(all -> answers.body(
                        pages.of(
                                request.binding(String.valueOf(brokenAt)),
                                request.facts().address(),
                                "items",
                                all,
                                limit,
                                cursor),
                        request.facts())));
    }

    private static ObjectNode told(LearningLoop loop) {
        var body = JSON.createObjectNode()
                .put("kind", loop.kind())
                .put("reference", loop.reference())
                .put("title", loop.title())
                .put("state", loop.state())
                .put("begunAt", loop.begunAt().toString())
                .put("finding", loop.finding().code())
                .put("response", loop.response().code())
                .put("adoption", loop.adoption().code())
                .put("measure", loop.measure().code());
        if (loop.brokenAt() != null) {
            body.put("brokenAt", loop.brokenAt());
        }
        body.put("findings", loop.findings());
        var followedBy = body.putArray("followedBy");
        loop.followedBy().forEach(one -> followedBy
                .addObject()
                .put("kind", one.kind())
                .put("reference", one.reference())
                .put("title", one.title()));
        body.set("measures", JSON.valueToTree(loop.measures()));
        var own = body.putObject("own");
        if (loop.own().response() != null) {
            own.put("response", loop.own().response());
        }
        if (loop.own().observed() != null) {
            own.put("observed", loop.own().observed());
        }
        return body;
    }
}
