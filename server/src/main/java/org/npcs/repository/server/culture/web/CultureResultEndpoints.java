package org.npcs.repository.server.culture.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.culture.CultureResults;
import org.npcs.repository.server.culture.Editions;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for results, comparisons and editions. */
@Component
class CultureResultEndpoints {

    private final CultureResults results;
    private final Editions editions;
    private final RecordAnswers answers;

    CultureResultEndpoints(CultureResults results, Editions editions, RecordAnswers answers) {
        this.results = results;
        this.editions = editions;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> put(String member, int year, Mono<ObjectNode> result, RecordChange change) {
        return CallerRequest.answer(
                request -> result.flatMap(content -> results.put(request.caller(), member, year, content, change))
                        .map(written -> answers.written(
                                written,
                                CultureMapper.receipt(written.record(), year),
                                CultureMapper.result(member, year),
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> get(String member, int year) {
        return told(request -> results.report(request.caller(), member, year).map(CultureMapper::report));
    }

    Mono<ResponseEntity<ObjectNode>> compare(String member, int year, @Nullable Integer earlier) {
        return told(request ->
                results.compare(request.caller(), member, year, earlier).map(CultureMapper::comparison));
    }

    Mono<ResponseEntity<ObjectNode>> edition(int year) {
        return told(request -> editions.get(request.caller(), year).map(CultureMapper::edition));
    }

    Mono<ResponseEntity<ObjectNode>> freeze(int year) {
        return told(request -> editions.freeze(request.caller(), year).map(CultureMapper::edition));
    }

    private Mono<ResponseEntity<ObjectNode>> told(java.util.function.Function<CallerRequest, Mono<ObjectNode>> work) {
        return CallerRequest.answer(request -> work.apply(request).map(body -> answers.body(body, request.facts())));
    }
}
