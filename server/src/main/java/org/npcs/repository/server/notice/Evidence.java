package org.npcs.repository.server.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.analytics.CitedRows;
import org.npcs.repository.server.platform.problem.Faults;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What notices rest on: rows of published releases, and nothing that these hide. */
@Component
final class Evidence {

    private final CitedRows rows;

    Evidence(CitedRows rows) {
        this.rows = rows;
    }

    /** A finding for each piece that no release tells. */
    Mono<List<Finding>> untold(ObjectNode content) {
        return Flux.fromStream(
                        IntStream.range(0, content.path("evidence").size()).boxed())
                .concatMap(i -> rows.told(content.at("/evidence/" + i))
                        .filter(told -> !told)
                        .map(missing -> Faults.finding("NTC-R-002", "/evidence/" + i)))
                .collectList()
                .map(ArrayList::new);
    }
}
