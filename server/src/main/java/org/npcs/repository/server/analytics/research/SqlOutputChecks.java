package org.npcs.repository.server.analytics.research;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.analytics.disclosure.OutputFinding;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Output checks, with the figures of the tables that may leave. */
final class SqlOutputChecks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Mono<Long> add(Transaction transaction, CheckedOutput checked, OutputTable table) {
        return transaction.execute(
                "INSERT INTO output_check (jurisdiction, id, research_request_id, created_at, outcome, figures, together, findings,"
                        + " rules, allowed) VALUES ('OPERATOR', $1, $2, $3, $4, $5, $6, $7, $8, $9)",
                checked.id(),
                checked.request(),
                checked.createdAt(),
                checked.outcome(),
                checked.figures(),
                checked.together(),
                JSON.writeValueAsString(checked.findings()),
                checked.rules(),
                nullable(String.class, checked.findings().isEmpty() ? text(table) : null));
    }

    /** The tables of a request that may leave, as they are kept. */
    Mono<List<String>> allowed(Transaction transaction, UUID request) {
        return transaction.list(
                row -> text(row, "allowed"),
                "SELECT allowed FROM output_check WHERE research_request_id = $1 AND allowed IS NOT NULL ORDER BY id",
                request);
    }

    /** How many tables of a request may leave. */
    Mono<Integer> countAllowed(Transaction transaction, UUID request) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get(0, Integer.class)),
                "SELECT count(*)::int FROM output_check WHERE research_request_id = $1 AND allowed IS NOT NULL",
                request);
    }

    /** Tables that are kept, as one. */
    static OutputTable together(List<String> kept) {
        return kept.stream().map(SqlOutputChecks::table).reduce(OutputTable.none(), (one, next) -> next.with(one));
    }

    Mono<CheckedOutput> find(Transaction transaction, UUID request, UUID id) {
        return transaction.one(
                SqlOutputChecks::checked,
                "SELECT * FROM output_check WHERE research_request_id = $1 AND id = $2",
                request,
                id);
    }

    Mono<List<CheckedOutput>> page(Transaction transaction, UUID request, String after, int limit) {
        return transaction.list(
                SqlOutputChecks::checked,
                "SELECT * FROM output_check WHERE research_request_id = $1 AND id > $2 ORDER BY id LIMIT " + limit,
                request,
                after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after));
    }

    private static CheckedOutput checked(Readable row) {
        return new CheckedOutput(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("research_request_id", UUID.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("figures", Integer.class)),
                Objects.requireNonNull(row.get("together", Integer.class)),
                JSON.readTree(text(row, "findings"))
                        .valueStream()
                        .map(SqlOutputChecks::finding)
                        .toList(),
                text(row, "rules"));
    }

    private static OutputFinding finding(JsonNode stored) {
        return new OutputFinding(
                stored.path("place").asString(""),
                stored.path("rule").asString(""),
                stored.path("sentence").asString(""));
    }

    /** A table as it is sent. */
    private static String text(OutputTable table) {
        ObjectNode text = JSON.createObjectNode();
        var figures = text.putArray("figures");
        table.figures().forEach((place, count) -> {
            var figure = figures.addObject().put("place", place);
            if (count != null) {
                figure.put("count", count);
            }
        });
        var totals = text.putArray("totals");
        table.totals().forEach(total -> {
            var one = totals.addObject().put("total", total.total());
            var parts = one.putArray("parts");
            total.parts().forEach(parts::add);
        });
        return text.toString();
    }

    private static OutputTable table(String text) {
        return OutputTable.stored(JSON.readTree(text));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
