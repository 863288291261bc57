package org.npcs.repository.server.analytics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.release.PublishedFigures;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether what somebody cites is a row of a published release that tells a count. */
@Component
public final class CitedRows {

    private final Releases releases;
    private final PublishedFigures figures;

    CitedRows(Releases releases, PublishedFigures figures) {
        this.releases = releases;
        this.figures = figures;
    }

    /**
     * Whether there is such a row and its count is not hidden. A release that was recalled or is not published tells nothing.
     *
     * @param cited release with revision, table, period such as {@code 2026Q3}, and the cells of the row
     */
    public Mono<Boolean> told(JsonNode cited) {
        // Code by dimension, the keys of the table included.
        var codes = new TreeMap<String, String>();
        cited.path("cells")
                .forEach(cell -> codes.put(
                        cell.path("dimension").asString(""), cell.path("code").asString("")));
        return told(
                cited.path("release").asString(""),
                cited.path("table").asString(""),
                cited.path("period").asString(""),
                codes);
    }

    private Mono<Boolean> told(String release, String table, String period, Map<String, String> codes) {
        return Mono.justOrEmpty(Definitions.published().analysis().table(table))
                .filter(found -> codes.keySet().containsAll(found.keys()))
                .flatMap(found -> releases.answering(release).flatMap(known -> rows(known, found, codes)
                        .any(row -> row.path("period").asString("").equals(period)
                                && row.has("nLower")
                                && codes.entrySet().stream().allMatch(code -> row.path(code.getKey())
                                        .asString("")
                                        .equals(code.getValue())))))
                .defaultIfEmpty(false)
                // Whatever of it is not there, there is no such row.
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.code().retryable() ? Mono.error(problem) : Mono.just(false));
    }

    private Flux<ObjectNode> rows(Release release, AnalysisTable table, Map<String, String> codes) {
        var by = codes.keySet().stream()
                .filter(dimension -> !table.keys().contains(dimension))
                .sorted()
                .toList();
        return Flux.fromIterable(table.periods())
                .concatMap(length -> figures.rows(release, Questions.of(asked(release, table, by, length))))
                .concatMapIterable(rows -> rows);
    }

    private static Asked asked(Release release, AnalysisTable table, List<String> by, String length) {
        return Asked.ofRelease(table.id(), release.id(), by.isEmpty() ? null : String.join(",", by), length);
    }
}
