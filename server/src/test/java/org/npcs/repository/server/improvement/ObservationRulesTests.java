package org.npcs.repository.server.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.node.ObjectNode;

/** Which observations cannot be. */
class ObservationRulesTests {

    private static final YearMonth NOW = YearMonth.of(2026, 10);

    private static List<String> faults(ObjectNode content) {
        return ObservationRules.faults("zero-to-three", content, "2026-10", NOW).stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void whatWasCountedChildByChildIsNeverRefused() {
        var chance = new Random(7);
        for (int i = 0; i < 300; i++) {
            assertThat(faults(OneMonth.of(chance, chance.nextInt(40)))).isEmpty();
        }
    }

    @Test
    void moreOrFewerWholeChildrenThanTheElementsAllowAreRefused() {
        var content = OneMonth.of(new Random(7), 40);
        long most = content.path("elements")
                .valueStream()
                .mapToLong(one -> 40 - ElementCount.of(one).notDone())
                .min()
                .orElseThrow();
        assertThat(faults(content.put("allOrNoneMet", most))).isEmpty();
        assertThat(faults(content.put("allOrNoneMet", most + 1))).containsExactly("IMP-R-002");
        content.path("elements").forEach(one -> {
            var element = (ObjectNode) one;
            element.put("met", 38).put("notMet", 1).put("notApplicable", 0).put("notRecorded", 1);
        });
        assertThat(faults(content.put("allOrNoneMet", 30))).isEmpty();
        assertThat(faults(content.put("allOrNoneMet", 29)))
                .as("ten children at most were not done")
                .containsExactly("IMP-R-002");
    }

    @Test
    void sumsElementsAndMonthsAreLookedAt() {
        var content = OneMonth.of(new Random(7), 40);
        ((ObjectNode) content.at("/elements/0")).put("met", 99);
        assertThat(faults(content)).containsExactly("IMP-R-001");
        var twice = OneMonth.of(new Random(7), 40);
        twice.withArray("/elements").set(0, twice.at("/elements/1"));
        assertThat(faults(twice)).containsExactly("IMP-R-003", "IMP-R-003");
        assertThat(faults(OneMonth.of(new Random(7), 4).put("bundleVersion", "9")))
                .containsExactly("IMP-R-003");
        assertThat(ObservationRules.faults("zero-to-three", OneMonth.of(new Random(7), 4), "2026-11", NOW))
                .extracting(Finding::rule)
                .containsExactly("IMP-R-004");
    }
}
