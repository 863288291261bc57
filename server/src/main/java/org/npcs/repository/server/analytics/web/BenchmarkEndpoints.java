package org.npcs.repository.server.analytics.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.release.Benchmarks;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with own figures beside those of other members. */
@Component
class BenchmarkEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_RANKING = "No member is named and none is ranked; case mix differs among members.";

    private final Releases releases;
    private final Benchmarks benchmarks;
    private final PagedAnswers pages;

    BenchmarkEndpoints(Releases releases, Benchmarks benchmarks, PagedAnswers pages) {
        this.releases = releases;
        this.benchmarks = benchmarks;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> compare(String owner, Asked asked, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            var question = Questions.of(asked);
            return releases.answering(asked.release()).flatMap(release -> benchmarks
                    .of(request.caller(), owner, release, question)
                    .map(compared -> {
                        var address = "/v1/jurisdictions/" + owner + "/benchmarks/" + asked.table() + "?release="
                                + release.id() + (question.by().isEmpty() ? "" : "&by=" + question.byText())
                                + "&period=" + question.period();
                        var page = pages.of(
                                request.binding(address),
                                address + "&limit=" + limit,
                                "rows",
                                compared.rows(),
                                limit,
                                cursor);
                        var body = JSON.createObjectNode()
                                .put("jurisdiction", owner)
                                .put("table", asked.table())
                                .put("release", release.id())
                                .put("otherMembers", compared.others())
                                .put("rules", release.rules());
                        body.setAll(page);
                        var notes = body.putArray("notes").add(NO_RANKING);
                        Questions.notes(question).forEach(notes::add);
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(pages.with(body, request.facts()));
                    }));
        });
    }
}
