package org.npcs.repository.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;

class HarmonisationTests {

    private static final String FIRST = """
            {"instrument": "fixture-3", "instrumentVersion": "1", "ratings": [
              {"item": "E1", "rater": "agreed", "value": 5}, {"item": "E2", "rater": "agreed", "value": 2},
              {"item": "W1", "rater": "agreed", "missing": "DK"}]}
            """;

    private static final String SECOND = """
            {"instrument": "fixture-3", "instrumentVersion": "2", "ratings": [
              {"item": "E1", "rater": "r1", "value": 4}, {"item": "W1", "rater": "r1", "value": 1},
              {"item": "E2A", "rater": "r1", "value": %d}, {"item": "E2B", "rater": "r1", "value": %d}]}
            """;

    @Test
    void sameItemsAreExactSplitOnesApproximateAndNewOnesAbsent() {
        assertThat(shown(FIRST, "2"))
                .containsExactly(
                        "E1 agreed exact 5",
                        "E2A agreed approximate 2",
                        "E2B agreed approximate 2",
                        "W1 agreed absent not-rated",
                        "N1 agreed absent new-item");
    }

    @Test
    void aChangedScaleIsMappedOrNotComparable() {
        assertThat(shown(second(1, 2), "3"))
                .containsExactly(
                        "E1 r1 approximate 3",
                        "E2 r1 approximate 1",
                        "W1 r1 absent scale-not-comparable",
                        "N1 r1 absent dropped");
    }

    @Test
    void mergedItemsThatDifferGiveNoValue() {
        assertThat(shown(second(1, 5), "3")).contains("E2 r1 absent sources-differ");
    }

    @Test
    void theOwnVersionIsExactAndNothingIsRewritten() {
        JsonNode review = json(FIRST);
        var target = Definitions.published().instrumentVersion("fixture-3", "1").orElseThrow();
        assertThat(Harmonisation.of(review, target).path("ratings").size()).isEqualTo(3);
        assertThat(review).isEqualTo(json(FIRST));
        assertThat(shown(FIRST, "1")).contains("E1 agreed exact 5", "W1 agreed absent not-rated");
    }

    @Test
    void whereNoCrosswalkLeadsNothingIsGuessed() {
        var third = Definitions.published().instrumentVersion("fixture-3", "3").orElseThrow();
        var ssit = Definitions.published().instrumentVersion("ssit", "2018.1").orElseThrow();
        assertThat(Harmonisation.of(json(FIRST), third).path("reason").asString())
                .isEqualTo("no-crosswalk");
        assertThat(Harmonisation.of(json(FIRST), ssit).path("reason").asString())
                .isEqualTo("other-instrument");
        assertThat(shown(FIRST, "3")).isEmpty();
    }

    private static String second(int day, int night) {
        return String.format(java.util.Locale.ROOT, SECOND, day, night);
    }

    private static List<String> shown(String review, String version) {
        var target =
                Definitions.published().instrumentVersion("fixture-3", version).orElseThrow();
        return Harmonisation.of(json(review), target)
                .path("ratings")
                .valueStream()
                .map(one ->
                        one.path("item").asString() + " " + one.path("rater").asString() + " "
                                + one.path("comparability").asString() + " "
                                + (one.has("value")
                                        ? one.path("value").toString()
                                        : one.path("reason").asString()))
                .toList();
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
