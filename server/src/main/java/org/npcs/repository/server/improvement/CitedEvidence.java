package org.npcs.repository.server.improvement;

import java.util.List;
import org.npcs.repository.server.analytics.CitedRows;
import org.npcs.repository.server.notice.NoticeReading;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What priorities and other documents rest on: rows of published releases, and safety notices that were issued. */
@Component
public final class CitedEvidence {

    private final CitedRows rows;
    private final NoticeReading notices;

    CitedEvidence(CitedRows rows, NoticeReading notices) {
        this.rows = rows;
        this.notices = notices;
    }

    /** Pointers to the members of {@code evidence} and {@code notices} that the caller cannot read. */
    public Mono<List<String>> untold(Caller caller, ObjectNode content) {
        var figures = Flux.range(0, content.path("evidence").size())
                .concatMap(i -> rows.told(content.at("/evidence/" + i))
                        .filter(told -> !told)
                        .map(no -> "/evidence/" + i));
        var warned = Flux.range(0, content.path("notices").size())
                .concatMap(i -> issued(caller, content.at("/notices/" + i).asString(""))
                        .filter(told -> !told)
                        .map(no -> "/notices/" + i));
        return figures.concatWith(warned).collectList();
    }

    private Mono<Boolean> issued(Caller caller, String number) {
        return notices.get(caller, number)
                .map(found -> number.equals(found.notice().number()))
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.code() == ProblemCode.NOT_FOUND ? Mono.just(false) : Mono.error(problem));
    }
}
