package org.npcs.repository.server.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.AnalystKit;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.JsonNode;

/** The requests of the Power Query text in the handbook: a fixed path, the cursor as a parameter, the token as a header. */
@ExtendWith(RunningSandbox.class)
class SpreadsheetIntegrationTests {

    private static final String PATH = "/v1/analytics/item-prevalence";
    private static final String FIXED = "?member=US-XA&by=kind&limit=";

    private final AnalystKit kit = AnalystKit.make(Api.as("cedar-admin"), "US-XA", "");

    @Test
    void aLoopOverPagesEndsWithTheWholeTable() {
        var whole = page("500", null);
        assertThat(whole.json().path("complete").asBoolean())
                .as("the table of the test fits into one page")
                .isTrue();
        int rows = whole.number("/rowCount");
        var limit = Integer.toString(Math.max(1, rows / 6));

        var pages = new ArrayList<Reply>();
        // List.Generate: the first page, then one after the other as long as the page before names a cursor.
        for (var page = page(limit, null); page != null; page = next(limit, page)) {
            pages.add(page);
        }

        assertThat(rows).as("there is something to read").isGreaterThan(12);
        assertThat(pages).hasSizeGreaterThan(5);
        List<JsonNode> read = pages.stream()
                .flatMap(page -> page.json().path("rows").valueStream())
                .toList();
        assertThat(read).hasSize(rows);
        assertThat(keys(read))
                .isEqualTo(keys(whole.json().path("rows").valueStream().toList()));
        assertThat(pages).allSatisfy(page -> assertThat(page.json().path("columns"))
                .isEqualTo(whole.json().path("columns")));
    }

    @Test
    void whatABrokenLoopSendsIsRefusedWithAPage() {
        assertThat(kit.api().get(PATH + FIXED + "5&cursor=invented").code()).isEqualTo("invalid-cursor");
        assertThat(kit.api().get(PATH + FIXED + "5&$skip=10").code()).isEqualTo("unknown-parameter");
    }

    /** What tells rows apart; the instant of live data is another in each answer. */
    private static List<String> keys(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.path("period") + " " + row.path("item") + " " + row.path("kind") + " " + row.path("n"))
                .toList();
    }

    private @Nullable Reply next(String limit, Reply page) {
        var cursor = page.at("/nextCursor");
        return cursor.isEmpty() ? null : page(limit, cursor);
    }

    private Reply page(String limit, @Nullable String cursor) {
        var more = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        var reply = kit.api().header("Accept", "application/json").get(PATH + FIXED + limit + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }
}
