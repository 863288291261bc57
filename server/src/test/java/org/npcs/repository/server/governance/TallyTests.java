package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.JsonNodeFactory;

/** Two-thirds of the seats, whatever is said and whoever comes and goes. */
class TallyTests {

    private static final Span ALWAYS = new Span(LocalDate.MIN, LocalDate.MAX);
    private static final List<String> VOTES = List.of("yes", "no", "abstain");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "12, 8", "13, 9", "14, 10", "15, 10", "50, 34"})
    void gov15_twoThirdsAreRoundedUp(int seats, int needed) {
        assertThat(TwoThirds.of("sitting-seats", seats, needed, 0, 0).reached()).isTrue();
        assertThat(TwoThirds.of("sitting-seats", seats, needed - 1, 0, 0).reached())
                .as("whoever is absent")
                .isFalse();
        assertThat(TwoThirds.of("sitting-seats", seats, needed, 0, 0).needed()).isEqualTo(needed);
    }

    @Test
    void gov15_anotherRuleIsTheChartersAlone() {
        assertThat(TwoThirds.of("present-seats", 13, 4, 1, 1).needed()).isEqualTo(4);
        assertThat(TwoThirds.of("votes-cast", 13, 4, 2, 7).needed()).isEqualTo(4);
        assertThat(TwoThirds.of("votes-cast", 13, 0, 0, 13).reached()).isFalse();
        assertThat(TwoThirds.of("sitting-seats", 0, 0, 0, 0).reached()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPaperCountsOnceAndOnlyForWhoeverSitsAtTheEnd(int seed) {
        var chance = new Random(seed);
        var sitting = new ArrayList<Holder>();
        var papers = new HashMap<Holder, String>();
        for (int step = 0; step < 150; step++) {
            var holder = new Holder("US-X" + (char) ('A' + chance.nextInt(15)), "T-" + chance.nextInt(2));
            switch (chance.nextInt(4)) {
                case 0 -> sitting.remove(holder);
                case 1 -> {
                    if (sitting.stream().noneMatch(one -> one.code().equals(holder.code()))) {
                        sitting.add(holder);
                    }
                }
                default -> {
                    if (sitting.contains(holder)) {
                        papers.put(holder, VOTES.get(chance.nextInt(3)));
                    }
                }
            }
        }
        var seats = sitting.stream()
                .map(holder -> new Seat(new UUID(0, 1), holder, ALWAYS))
                .toList();
        var tally = Tally.of(
                seats,
                List.of(),
                papers.entrySet().stream().map(TallyTests::paper).toList());
        var yes = sitting.stream()
                .filter(holder -> "yes".equals(papers.get(holder)))
                .count();
        var result = tally.twoThirds("sitting-seats");
        assertThat(result.denominator()).isEqualTo(sitting.size());
        assertThat((long) result.numerator()).isEqualTo(yes);
        assertThat(result.reached()).isEqualTo(!sitting.isEmpty() && 3 * yes >= 2L * sitting.size());
        var votes = tally.votes(true);
        assertThat(IntStream.of(
                                votes.path("yes").asInt(),
                                votes.path("no").asInt(),
                                votes.path("abstain").asInt(),
                                votes.path("notGiven").asInt())
                        .sum())
                .isEqualTo(sitting.size());
        assertThat(tally.dissent(true)).hasSize(votes.path("no").asInt());
    }

    private static StoredRecord paper(Map.Entry<Holder, String> given) {
        var holder = given.getKey();
        return StoredRecord.first(
                        "OPERATOR", "k", "given", JsonNodeFactory.instance.objectNode(), Instant.EPOCH, "test")
                .withFacets(Map.of("holder", holder.code(), "team_key", holder.teamKey(), "said", given.getValue()));
    }

    @Test
    void gov12_whatNobodyTouchedForThirtyDaysIsFlagged() {
        var now = Instant.parse("2026-11-30T12:00:00Z");
        var waits = StoredRecord.first("OPERATOR", "k", "submitted", JsonNodeFactory.instance.objectNode(), now, "test")
                .withFacets(Map.of("round", 1));
        var days = java.time.Duration.ofDays(1);
        var settings = CharterSettings.DEFAULTS;
        assertThat(ProposalView.of(waits, now, settings, now.plus(days.multipliedBy(30)))
                        .flags())
                .isEmpty();
        var flagged = ProposalView.of(waits, now, settings, now.plus(days.multipliedBy(31)));
        assertThat(flagged.flags()).containsExactly("waiting");
        assertThat(flagged.waitingDays()).isEqualTo(31);
        assertThat(ProposalView.of(waits, now.plus(days), settings, now.plus(days.multipliedBy(31)))
                        .flags())
                .as("feedback was given")
                .isEmpty();
    }
}
