package org.npcs.repository.server.governance;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts of the day that goals are followed by; none of them tells of a single incident. */
final class SqlGoals {

    /** Members that share now, and notices that were issued; read in the operator's name. */
    Mono<List<Long>> counts(Transaction transaction) {
        return transaction.one(
                row -> List.of(count(row, "sharing"), count(row, "notices")),
                "SELECT (SELECT count(*) FROM jurisdiction WHERE live AND agreement_state = 'executed') AS sharing,"
                        + " (SELECT count(*) FROM safety_notice WHERE state IN ('issued', 'amended', 'closed')) AS notices");
    }

    /** Items of the work plan that are not at their end, by the goals that they serve. */
    Mono<Map<String, Long>> openItems(Transaction transaction) {
        return transaction
                .list(
                        row -> Map.entry(Objects.requireNonNull(row.get("goal", String.class)), count(row, "items")),
                        "SELECT goal, count(*) AS items FROM work_plan_item,"
                                + " json_array_elements_text(content::json -> 'goals') goal"
                                + " WHERE state NOT IN ('done', 'stopped') GROUP BY goal")
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static long count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
