package org.npcs.repository.server.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;

/** Whoever subtracts what is told from what is told finds no group that is too small. */
class DisclosedTests {

    private static final int LEAST = 10;

    @Test
    void whatIsLeftOfAnySubtractionIsLargeEnough() {
        var instrument = Definitions.published()
                .cultureInstrument("team-culture", "2026.1")
                .orElseThrow();
        var random = new Random(11);
        for (int run = 0; run < 300; run++) {
            var eligible = new TreeMap<String, Integer>();
            var cells = new ArrayList<CultureCell>();
            int units = 1 + random.nextInt(6);
            for (int i = 0; i < units; i++) {
                var unit = "u-" + i;
                int people = random.nextInt(30);
                eligible.put(unit, people + 5);
                instrument
                        .scales()
                        .forEach(scale -> cells.add(new CultureCell(
                                unit,
                                scale.id(),
                                Math.max(0, people - random.nextInt(3)),
                                1 + random.nextInt(4),
                                0.5)));
            }
            var told = Disclosed.of(instrument, eligible, cells);
            for (var whole : told.whole()) {
                var shown = told.units().stream()
                        .filter(one -> one.scale().equals(whole.scale()) && one.shown())
                        .toList();
                assertThat(shown)
                        .allSatisfy(one -> assertThat(one.respondents()).isGreaterThanOrEqualTo(LEAST));
                int hidden = units - shown.size();
                int rest = whole.respondents()
                        - shown.stream().mapToInt(CultureFigure::respondents).sum();
                if (whole.shown() && hidden > 0) {
                    assertThat(hidden).as("%s", eligible).isGreaterThan(1);
                    assertThat(rest).as("%s", eligible).isGreaterThanOrEqualTo(LEAST);
                }
            }
            assertThat(told.units().stream()
                            .filter(one -> !one.status().equals("not-collected"))
                            .collect(Collectors.groupingBy(
                                    one -> String.valueOf(one.unit()),
                                    Collectors.mapping(CultureFigure::status, Collectors.toSet()))))
                    .as("a unit is told on all scales or on none")
                    .allSatisfy((unit, statuses) -> assertThat(statuses).hasSize(1));
        }
    }

    @Test
    void aUseIsOverdueSixMonthsAfterTheResults() {
        var at = Instant.parse("2026-11-30T12:00:00Z");
        var content = JsonMapper.builder().build().createObjectNode();
        var wave = new CultureWave(StoredRecord.first("US-XB", "2026", "results", content, at, "client")
                .withFacets(Map.of("results_at", at)));
        assertThat(wave.useDueOn()).hasToString("2027-05-30");
        assertThat(wave.useOverdue(Instant.parse("2027-05-30T23:59:59Z"))).isFalse();
        assertThat(wave.useOverdue(Instant.parse("2027-05-31T00:00:00Z"))).isTrue();
        var used = new CultureWave(
                wave.stored().next("use-recorded", content, null, at.plus(Duration.ofDays(300)), "client"));
        assertThat(used.useOverdue(Instant.parse("2028-05-31T00:00:00Z"))).isFalse();
        assertThat(List.of(used.year())).containsExactly(2026);
    }
}
