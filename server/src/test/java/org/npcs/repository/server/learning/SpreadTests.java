package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a spread, against somebody who subtracts. */
class SpreadTests {

    private static final Instant PUBLISHED = Instant.parse("2027-01-15T12:00:00Z");
    private static final List<Function<Spread.Quarter, @Nullable Integer>> SERIES =
            List.of(Spread.Quarter::adopted, Spread.Quarter::adapted, Spread.Quarter::stopped);

    private static Spread.Step step(String name, int days) {
        return new Spread.Step(name, PUBLISHED.plus(days, ChronoUnit.DAYS));
    }

    private static Instant after(int days) {
        return PUBLISHED.plus(days, ChronoUnit.DAYS);
    }

    @Test
    void quartersAreThoseThatHaveEndedSinceItWasPublished() {
        assertThat(Spread.of(PUBLISHED, List.of(), after(20)).quarters()).isEmpty();
        assertThat(Spread.of(null, List.of(), after(900)).quarters()).isEmpty();
        assertThat(Spread.of(PUBLISHED, List.of(), after(400)).quarters())
                .extracting(Spread.Quarter::name)
                .containsExactly("2027Q1", "2027Q2", "2027Q3", "2027Q4");
    }

    @Test
    void fourMembersAreNotToldAndFiveAre() {
        var four = IntStream.range(0, 4).mapToObj(i -> step("adopted", i)).toList();
        assertThat(Spread.of(PUBLISHED, four, after(100)).quarters().get(0).adopted())
                .isNull();
        var five = new ArrayList<>(four);
        five.add(step("adopted", 9));
        assertThat(Spread.of(PUBLISHED, five, after(100)).quarters().get(0).adopted())
                .isEqualTo(5);
    }

    @Test
    void aPartIsToldWhileTheRestAreFive() {
        var steps = new ArrayList<Spread.Step>();
        IntStream.range(0, 9).forEach(i -> steps.add(step("adopted", i)));
        IntStream.range(0, 5).forEach(i -> steps.add(step("adapted", i)));
        assertThat(Spread.of(PUBLISHED, steps, after(100)).quarters().get(0).adapted())
                .isNull();
        steps.add(step("adopted", 20));
        assertThat(Spread.of(PUBLISHED, steps, after(100)).quarters().get(0).adapted())
                .isEqualTo(5);
    }

    /** Steps of a random number of members, of which each has adopted, and some adapted or stopped. */
    private static List<Spread.Step> drawn(Random random) {
        var steps = new ArrayList<Spread.Step>();
        for (int i = random.nextInt(60); i > 0; i--) {
            int day = random.nextInt(1200);
            steps.add(step("adopted", day));
            if (random.nextInt(3) == 0) {
                steps.add(step("adapted", day + random.nextInt(90)));
            }
            if (random.nextInt(3) == 0) {
                steps.add(step("stopped", day + random.nextInt(400)));
            }
        }
        return steps;
    }

    @Test
    void nobodyWhoSubtractsFindsFewerThanFiveMembers() {
        IntStream.range(0, 500).forEach(SpreadTests::subtracted);
    }

    private static void subtracted(int seed) {
        var steps = drawn(new Random(seed));
        var quarters = Spread.of(PUBLISHED, steps, after(1300)).quarters();
        for (var series : SERIES) {
            var numbers = new ArrayList<>(List.of(0));
            quarters.stream().map(series).filter(Objects::nonNull).forEach(numbers::add);
            assertThat(numbers).as("never falls").isSorted();
            for (int one : numbers) {
                for (int other : numbers) {
                    assertThat(one - other).isNotIn(1, 2, 3, 4);
                }
            }
        }
        for (var quarter : quarters) {
            for (Integer part : new Integer[] {quarter.adapted(), quarter.stopped()}) {
                if (part != null) {
                    assertThat(Objects.requireNonNull(quarter.adopted()) - part)
                            .as("the rest")
                            .isGreaterThanOrEqualTo(Spread.LEAST_MEMBERS);
                }
            }
        }
    }

    @Test
    void whoeverAsksEachDayLearnsNothingMore() {
        IntStream.range(0, 500).forEach(SpreadTests::askedBefore);
    }

    private static void askedBefore(int seed) {
        var random = new Random(seed);
        var steps = drawn(random);
        int early = random.nextInt(1300);
        var known =
                steps.stream().filter(one -> one.at().isBefore(after(early))).toList();
        var then = Spread.of(PUBLISHED, known, after(early)).quarters();
        var now = Spread.of(PUBLISHED, steps, after(1300)).quarters();
        assertThat(now.subList(0, then.size())).isEqualTo(then);
    }
}
