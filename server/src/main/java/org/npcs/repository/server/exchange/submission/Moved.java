package org.npcs.repository.server.exchange.submission;

import java.util.List;

/** How many records of a chunk went where. */
record Moved(
        long fromPending,
        long fromWaiting,
        long toWaiting,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long held) {

    static Moved of(List<StagedItem> items, List<RecordResult> results) {
        long waiting = items.stream().filter(StagedItem::waits).count();
        return new Moved(
                items.size() - waiting,
                waiting,
                count(results, "waiting"),
                count(results, "created"),
                count(results, "updated"),
                count(results, "unchanged"),
                count(results, "rejected"),
                results.stream().filter(RecordResult::held).count());
    }

    private static long count(List<RecordResult> results, String outcome) {
        return results.stream()
                .filter(result -> result.outcome().equals(outcome))
                .count();
    }
}
