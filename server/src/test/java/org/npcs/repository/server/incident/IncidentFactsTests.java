package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class IncidentFactsTests {

    /** Each determination as sequence:kind, or sequence:!superseded for a retraction. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | -",
                "1:near-fatality | near-fatality",
                "1:near-fatality 2:fatality | fatality",
                "1:near-fatality 2:fatality 3:!2 | near-fatality",
                "1:near-fatality 2:!1 | -",
                "1:near-fatality 2:fatality 3:!1 | fatality",
                "1:near-fatality 2:fatality 3:!2 4:fatality | fatality",
                "1:near-fatality 2:!1 3:fatality | fatality",
                "1:near-fatality 2:fatality 3:!2 4:!1 | -"
            })
    void theKindIsThatOfTheLatestDeterminationThatIsNotRetracted(String determinations, String kind) {
        assertThat(IncidentFacts.currentKind(content(determinations))).isEqualTo(kind);
    }

    @Test
    void filtersReadWhatIsThereAndNoMore() {
        assertThat(IncidentFacts.facets(json("{}"))).isEmpty();
        assertThat(IncidentFacts.facets(json("{\"eventDate\":\"2026-09-14\"}")))
                .containsOnlyKeys("event_date")
                .containsValue(LocalDate.of(2026, 9, 14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2] | [1,2] | true",
                "[1,2] | [1,2,3] | true",
                "[] | [1] | true",
                "[1,2] | [1] | false",
                "[1,2] | [2,1] | false",
                "[1,2] | [1,3] | false",
                "[1] | [] | false"
            })
    void storedEntriesStayWhereTheyAre(String before, String after, boolean kept) {
        for (String list : new String[] {"determinations", "findings"}) {
            var stored = json("{\"" + list + "\":" + before + "}");
            var changed = json("{\"" + list + "\":" + after + "}");
            if (kept) {
                assertThatCode(() -> AppendOnly.require(stored, changed)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> AppendOnly.require(stored, changed)).hasMessage("append-only");
            }
        }
    }

    private static JsonNode content(@org.jspecify.annotations.Nullable String determinations) {
        var content = JsonNodeFactory.instance.objectNode();
        if (determinations != null) {
            var list = content.putArray("determinations");
            for (String entry : determinations.split(" ")) {
                var parts = entry.split(":");
                var determination = list.addObject().put("sequence", Integer.parseInt(parts[0]));
                if (parts[1].startsWith("!")) {
                    determination.put("status", "retracted").put("kind", "fatality");
                    determination.put("supersedes", Integer.parseInt(parts[1].substring(1)));
                } else {
                    determination.put("status", "confirmed").put("kind", parts[1]);
                }
            }
        }
        return content;
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
