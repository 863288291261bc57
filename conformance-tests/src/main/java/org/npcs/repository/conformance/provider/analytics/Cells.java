package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** No cell is a blank that could mean anything, and few children are never counted out. */
final class Cells {

    private static final Set<String> TOLD = Set.of("shown", "zero");
    private static final int LEAST_TOLD = 11;
    private static final int LEAST_WIDTH = 5;

    @Requirement(value = "ANA-004", lookFirst = "Rows without a count whose status is that of a count.")
    void everyRowSaysWhyItTellsWhatItTells(Server server) {
        Set<String> codes = Asked.codes(server, "cell-status");
        Asked.eachPooledRow(server, (question, row) -> judge(codes, question, row));
        String own = "incidents?by=kind&member=" + server.first();
        Asked.answered(server, own).json().path("rows").forEach(row -> judge(codes, own, row));
    }

    private static void judge(Set<String> codes, String question, JsonNode row) {
        String status = row.path("status").asString("");
        Expect.that(codes.contains(status), "a status of cell-status in " + question, "'" + status + "'");
        boolean told = row.has("n") || row.has("nLower") && row.has("nUpper");
        Expect.that(
                told || !TOLD.contains(status),
                "a status that says why there is no count in " + question,
                "'" + status + "'");
        Expect.that(
                !told || !status.startsWith("suppressed-"),
                "no count where " + question + " says " + status,
                "a count");
    }

    @Requirement(value = "ANA-005", lookFirst = "Small totals that a share is counted of, and exact counts.")
    void countsAcrossMembersAreRangesOrHidden(Server server) {
        Asked.eachPooledRow(server, (question, row) -> {
            for (String exact : List.of("n", "of", "share")) {
                Expect.that(!row.has(exact), "no exact figure in " + question, "the column " + exact);
            }
            for (String count : List.of("n", "of")) {
                boolean lower = row.has(count + "Lower");
                Expect.equal("both ends of a range in " + question + ":", lower, row.has(count + "Upper"));
                if (lower) {
                    long least = row.path(count + "Lower").asLong(0);
                    long width = row.path(count + "Upper").asLong(0) - least + 1;
                    Expect.that(
                            least >= LEAST_TOLD && width >= LEAST_WIDTH,
                            "a range of " + LEAST_WIDTH + " counts that begins at " + LEAST_TOLD + " or above in "
                                    + question,
                            "one of " + width + " that begins at " + least);
                }
            }
        });
    }
}
