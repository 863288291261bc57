package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a release beyond its figures: what was hidden, what changed, how far it is. */
@Component
public final class ReleaseReading {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UnitOfWork unitOfWork;
    private final SqlReleaseFigures figures = new SqlReleaseFigures();
    private final SqlReleaseWork work = new SqlReleaseWork();

    ReleaseReading(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Cells that are hidden or widened behind a key, with the reason; for whoever approves. */
    public Mono<Page<ObjectNode>> suppressed(Release release, String after, int limit) {
        return unitOfWork
                .run(transaction ->
                        figures.suppressed(transaction, release.stored().id(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, SqlReleaseFigures.Cell::key).map(ReleaseReading::told));
    }

    private static ObjectNode told(SqlReleaseFigures.Cell cell) {
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("cell", cell.key())
                .put("status", cell.printed().status().code());
        var lower = cell.printed().lower();
        var upper = cell.printed().upper();
        if (lower != null && upper != null) {
            told.put("width", upper - lower + 1);
        }
        return told.put("reason", String.valueOf(cell.why()));
    }

    /** What a release holds and how it was made; empty while it is being made. */
    public Mono<ObjectNode> manifest(Release release) {
        return unitOfWork
                .run(transaction ->
                        figures.manifest(transaction, release.stored().id()))
                .map(content -> (ObjectNode) JSON.readTree(content));
    }

    /** How many owners are counted so far; 0 for a release that is done. */
    public Mono<Integer> done(Release release) {
        return unitOfWork.run(
                SqlReleaseWork.RELEASING,
                transaction -> work.done(transaction, release.stored().id()).map(List::size));
    }

    /** The figures that a release tells otherwise than an earlier one. */
    public Mono<List<ObjectNode>> changes(Release later, Release earlier) {
        return Flux.fromIterable(Definitions.published().analysis().tables())
                .concatMap(table -> rows(later, table.id())
                        .zipWith(rows(earlier, table.id()))
                        .map(both -> ReleaseChanges.between(table, both.getT1(), both.getT2())))
                .collectList()
                .map(all -> {
                    var changes = new ArrayList<ObjectNode>();
                    all.forEach(changes::addAll);
                    return changes;
                });
    }

    private Mono<JsonNode> rows(Release release, String table) {
        UUID id = release.stored().id();
        return unitOfWork
                .run(transaction -> figures.table(transaction, id, table))
                .map(JSON::readTree)
                .defaultIfEmpty(JsonNodeFactory.instance.objectNode());
    }
}
