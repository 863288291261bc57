package org.npcs.repository.server.learning;

import java.util.List;
import java.util.TreeMap;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.analytics.CitedRows;
import org.npcs.repository.server.notice.NoticeReading;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What curricula rest on: rows of published releases, and safety notices that were issued. */
@Component
final class CurriculumEvidence {

    private final CitedRows rows;
    private final NoticeReading notices;

    CurriculumEvidence(CitedRows rows, NoticeReading notices) {
        this.rows = rows;
        this.notices = notices;
    }

    /** A finding for each piece that cannot be read. */
    Mono<List<Finding>> untold(Caller caller, ObjectNode content) {
        var figures = Flux.range(0, content.path("evidence").size())
                .concatMap(i ->
                        told(content.at("/evidence/" + i)).filter(told -> !told).map(no -> "/evidence/" + i));
        var warned = Flux.range(0, content.path("notices").size())
                .concatMap(i -> issued(caller, content.at("/notices/" + i).asString(""))
                        .filter(told -> !told)
                        .map(no -> "/notices/" + i));
        return figures.concatWith(warned)
                .map(pointer -> SpacedFaults.finding("LRN-R-026", pointer))
                .collectList();
    }

    private Mono<Boolean> told(JsonNode one) {
        var codes = new TreeMap<String, String>();
        one.path("cells")
                .forEach(cell -> codes.put(
                        cell.path("dimension").asString(""), cell.path("code").asString("")));
        return rows.told(
                one.path("release").asString(""),
                one.path("table").asString(""),
                one.path("period").asString(""),
                codes);
    }

    private Mono<Boolean> issued(Caller caller, String number) {
        return notices.get(caller, number)
                .map(found -> number.equals(found.notice().number()))
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.code() == ProblemCode.NOT_FOUND ? Mono.just(false) : Mono.error(problem));
    }
}
