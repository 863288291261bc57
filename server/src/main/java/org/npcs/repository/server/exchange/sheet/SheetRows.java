package org.npcs.repository.server.exchange.sheet;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.exchange.submission.RecordResult;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a sheet of results: one for each finding. */
final class SheetRows {

    static final List<String> HEADER =
            List.of("localKey", "eventMonth", "message", "fix", "field", "rule", "outcome", "index", "line");

    private static final JsonMapper JSON = new JsonMapper();

    private SheetRows() {}

    static Stream<List<String>> of(RecordResult result) {
        var facts = result.facts();
        return JSON.readTree(result.findings() == null ? "[]" : result.findings())
                .valueStream()
                .map(finding -> List.of(
                        text(facts.localKey()),
                        text(facts.eventMonth()),
                        finding.path("message").asString(""),
                        finding.path("fix").asString(""),
                        finding.path("pointer").asString(""),
                        finding.path("rule").asString(""),
                        result.outcome(),
                        Long.toString(facts.index()),
                        Long.toString(facts.line())));
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
