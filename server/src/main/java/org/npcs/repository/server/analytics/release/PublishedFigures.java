package org.npcs.repository.server.analytics.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures of published releases. They never change, so that each instance keeps those that were asked for last. */
@Component
public final class PublishedFigures {

    private static final int TABLES_KEPT = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UnitOfWork unitOfWork;
    private final SqlReleaseFigures figures = new SqlReleaseFigures();
    private final Cache<String, List<JsonNode>> kept =
            Caffeine.newBuilder().maximumSize(TABLES_KEPT).build();

    PublishedFigures(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * The rows that answer a question across members, in their order.
     *
     * @throws ProblemException {@code unknown-table} when the release has no such table
     */
    public Mono<List<ObjectNode>> rows(Release release, Question question) {
        return told(release, question, false);
    }

    /** The same rows with the quartiles of members' shares where the release holds them. */
    Mono<List<ObjectNode>> withDistributions(Release release, Question question) {
        return told(release, question, true);
    }

    private Mono<List<ObjectNode>> told(Release release, Question question, boolean distributions) {
        var by = question.byText();
        // Quarters are the same days in both calendars; years are not.
        var calendar = question.period().equals("year") ? question.calendar() : "calendar";
        return table(release, question.table().id()).map(rows -> rows.stream()
                .filter(row -> row.path("by").asString("").equals(by))
                .filter(row -> row.path("length").asString("").equals(question.period()))
                .filter(row -> row.path("panel").asString("").equals(question.panel()))
                .filter(row -> row.path("calendar").asString("calendar").equals(calendar))
                .filter(row -> question.spans(day(row.path("row"), "periodStart"), day(row.path("row"), "periodEnd")))
                .map(row -> {
                    var told = (ObjectNode) row.path("row").deepCopy();
                    if (distributions && row.has("distribution")) {
                        told.set("distribution", row.path("distribution").deepCopy());
                    }
                    return told;
                })
                .toList());
    }

    private static LocalDate day(JsonNode row, String member) {
        return LocalDate.parse(row.path(member).asString(""));
    }

    private Mono<List<JsonNode>> table(Release release, String table) {
        var key = release.stored().id() + "/" + table;
        var found = kept.getIfPresent(key);
        return found != null
                ? Mono.just(found)
                : unitOfWork
                        .run(transaction ->
                                figures.table(transaction, release.stored().id(), table))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.UNKNOWN_TABLE)))
                        .map(text ->
                                JSON.readTree(text).path("rows").valueStream().toList())
                        .doOnNext(rows -> kept.put(key, rows));
    }
}
