package org.npcs.repository.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StoredRecordTests {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final StoredRecord first =
            StoredRecord.first("US-XB", "K", "open", object("{\"a\":1,\"b\":2}"), NOW, "client");

    @Test
    void theNextVersionKeepsIdentityAndNamesWhatChanged() {
        var next = first.withFacets(Map.of("kind", "fatality"))
                .next("closed", object("{\"a\":1,\"b\":3}"), "legal", NOW.plusSeconds(1), "other");

        assertThat(next.id()).isEqualTo(first.id());
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.changed()).containsExactly("/b");
        assertThat(next.createdAt()).isEqualTo(NOW);
        assertThat(next.storedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(next.storedBy()).isEqualTo("other");
        assertThat(next.facet("kind")).isEqualTo("fatality");
        assertThat(next.facet("none")).isNull();
    }

    @Test
    void aTagTellsVersionsApartAndNothingOfTheContent() {
        var twin = StoredRecord.first("US-XB", "K", "open", object("{\"a\":1,\"b\":2}"), NOW, "client");

        assertThat(first.etag()).matches("\"1-[0-9a-f]{16}\"").isNotEqualTo(twin.etag());
        assertThat(first.next("closed", first.content(), null, NOW, "client").etag())
                .startsWith("\"2-");
    }

    @Test
    void identifiersSortByTheTimeOfFirstStoring() {
        var identifiers = IntStream.range(0, 200)
                .mapToObj(i -> RecordIds.next(NOW.plusNanos(i * 1_000L)).toString())
                .toList();

        assertThat(identifiers).isSorted().doesNotHaveDuplicates();
        assertThat(identifiers).allMatch(id -> id.charAt(14) == '7' && "89ab".indexOf(id.charAt(19)) >= 0);
    }

    @Test
    void aStateMachineAllowsItsStepsOnly() {
        var machine = new StateMachine(Map.of("open", List.of("closed"), "closed", List.of()));

        machine.require("open", "closed");
        for (String[] step : new String[][] {{"closed", "open"}, {"open", "open"}, {"nowhere", "open"}, {"open", ""}}) {
            assertThatThrownBy(() -> machine.require(step[0], step[1]))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("illegal-transition");
        }
    }

    @Test
    void aReasonMustBeAPublishedCode() {
        var any = Precondition.of(null, null, null);

        assertThat(new RecordChange(any, "legal").reason()).isEqualTo("legal");
        assertThat(new RecordChange(any, null).reason()).isNull();
        assertThatThrownBy(() -> new RecordChange(any, "because")).hasMessage("invalid-parameter");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) new JsonMapper().readTree(json);
    }
}
