package org.npcs.repository.server.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

/**
 * Somebody with the tokens, the order in which they were answered, and a dump of all tables with the hidden columns of PostgreSQL tries
 * to find out who answered what.
 */
@ExtendWith(RunningSandbox.class)
class UnlinkableAnswersIntegrationTests {

    private static final int PEOPLE = 12;

    private final NewMember member = NewMember.enter();
    private final OneWave wave = OneWave.open(member, 2026, "answers", Map.of("u-01", PEOPLE + 5, "u-02", PEOPLE));

    @Test
    void nothingInTheDatabaseJoinsATokenWithAnAnswer() {
        var tokens = wave.tokens("u-01", PEOPLE + 5);
        var before = dump();
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(wave.answer(tokens.get(i), Map.of("ps-1", 1 + i % 5, "ps-2", 1 + i % 3, "lt-1", 1 + i % 4))
                            .status())
                    .isEqualTo(201);
        }
        var after = dump();

        // Outside of the tables of the collection nothing came: no audit entry, no change, no key of a repeated
        // request.
        after.forEach((table, rows) -> {
            if (!table.startsWith("culture_")) {
                assertThat(rows).as(table).isEqualTo(before.get(table));
            }
        });
        // No row stands for an answer: there are as many as units and scales, whoever answers.
        assertThat(after.get("culture_tally")).hasSize(2);
        // No row stands for a spent token: what is left are those of people who have not answered.
        assertThat(after.get("culture_invitation")).hasSize(5);
        after.forEach((table, rows) ->
                rows.forEach(row -> assertThat(row).as(table).doesNotContain(tokens.toArray(String[]::new))));
    }

    @Test
    void theHiddenColumnsTellNoOrder() {
        wave.tokens("u-01", PEOPLE).forEach(token -> assertThat(
                        wave.answer(token, Map.of("ps-1", 3, "ps-2", 3)).status())
                .isEqualTo(201));
        var left = wave.tokens("u-02", PEOPLE);
        assertThat(Database.texts("SELECT DISTINCT xmin::text FROM culture_invitation WHERE " + own()))
                .as("all tokens of a unit came at once")
                .hasSize(1);
        var kept = Database.texts("SELECT digest FROM culture_invitation WHERE " + own() + " ORDER BY ctid");
        assertThat(kept)
                .as("in the order of digests, which is not that of tokens")
                .isSorted()
                .hasSize(left.size());
        assertThat(Database.texts("SELECT DISTINCT xmin::text FROM culture_tally WHERE " + own()))
                .as("of all answers of a unit, the last one alone")
                .hasSize(1);
        assertThat(Database.texts("SELECT column_name::text FROM information_schema.columns WHERE table_name IN"
                        + " ('culture_invitation', 'culture_tally') AND (data_type LIKE 'time%' OR is_identity = 'YES'"
                        + " OR column_default IS NOT NULL)"))
                .as("times and counters")
                .isEmpty();
    }

    @Test
    void thePlanAndTheSumsAreGoneWhenResultsAreTold() {
        var small = OneWave.open(member, 2027, "answers", Map.of("u-01", PEOPLE));
        small.tokens("u-01", PEOPLE).forEach(token -> small.answer(token, Map.of("ps-1", 3, "ps-2", 3)));
        small.done("closed");
        assertThat(rows("culture_invitation")).isEmpty();
        assertThat(rows("culture_unit")).isEmpty();
        small.done("results");
        assertThat(rows("culture_tally")).isEmpty();
        assertThat(small.report().values("/whole", "status"))
                .as("nobody answered the other scales")
                .containsExactly("shown", "not-collected", "not-collected", "not-collected");
    }

    private String own() {
        return "jurisdiction = '" + member.code() + "'";
    }

    private List<String> rows(String table) {
        return Database.texts("SELECT t::text FROM " + table + " t WHERE " + own());
    }

    /** The rows of the member in all tables that have an owner; seals of the trail and places in the feed come by themselves. */
    private Map<String, List<String>> dump() {
        var dump = new TreeMap<String, List<String>>();
        var tables =
                Database.texts("SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public'"
                        + " AND column_name = 'jurisdiction' ORDER BY 1");
        for (String table : new ArrayList<>(tables)) {
            if (!table.equals("audit_link") && !table.equals("audit_head")) {
                var text = table.equals("change") ? "position::text || kind" : "t::text";
                dump.put(
                        table,
                        Database.texts("SELECT " + text + " FROM " + table + " t WHERE " + own() + " ORDER BY 1"));
            }
        }
        return dump;
    }
}
