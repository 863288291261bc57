package org.npcs.repository.server.analytics.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of random numbers, of which the last digit, then all can be given up. */
class AnonymityTests {

    private static final int K = 5;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static Attribute number(String name) {
        return new Attribute(
                name,
                List.of(
                        new Attribute.Level("code", value -> value),
                        new Attribute.Level(
                                "tens", value -> value == null ? null : value.substring(0, value.length() - 1)),
                        new Attribute.Level("all", value -> null)));
    }

    private static final List<Attribute> ATTRIBUTES = List.of(number("a"), number("b"), number("c"));

    private static List<List<@Nullable String>> rows(Random random) {
        int size = random.nextInt(120);
        int spread = 1 + random.nextInt(40);
        var rows = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < size; i++) {
            rows.add(Arrays.asList(
                    value(random, spread), value(random, 1 + spread / 4), value(random, 1 + spread / 10)));
        }
        return rows;
    }

    private static @Nullable String value(Random random, int spread) {
        return random.nextInt(12) == 0 ? null : Integer.toString(100 + random.nextInt(spread));
    }

    private static double share(Random random) {
        return random.nextInt(4) * 0.05;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCombinationThatIsLeftOccursOftenEnough(int seed) {
        var random = new Random(seed);
        var rows = rows(random);
        var made = new Anonymity(ATTRIBUTES, K, share(random)).of(rows);
        assertThat(made.rows().stream()
                        .collect(Collectors.groupingBy(row -> row.values().toString(), Collectors.counting()))
                        .values())
                .allMatch(size -> size >= K);
        assertThat(made.rows().size() + made.leftOut()).isEqualTo(rows.size());
        assertThat(made.rows())
                .allSatisfy(row -> assertThat(row.values()).isEqualTo(coarsened(made.levels(), rows.get(row.place()))));
    }

    private static List<@Nullable String> coarsened(List<Attribute.Level> levels, List<@Nullable String> row) {
        var told = new ArrayList<@Nullable String>();
        for (int i = 0; i < levels.size(); i++) {
            told.add(levels.get(i).coarsened().apply(row.get(i)));
        }
        return told;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingFinerWouldDo(int seed) {
        var random = new Random(seed);
        var rows = rows(random);
        double share = share(random);
        var made = new Anonymity(ATTRIBUTES, K, share).of(rows);
        int[] chosen = IntStream.range(0, ATTRIBUTES.size())
                .map(i -> ATTRIBUTES.get(i).levels().indexOf(made.levels().get(i)))
                .toArray();
        for (int finer = 0; finer < chosen.length; finer++) {
            if (chosen[finer] > 0) {
                int[] choice = chosen.clone();
                choice[finer]--;
                assertThat(alone(choice, rows)).isGreaterThan((long) Math.floor(share * rows.size()));
            }
        }
    }

    /** Counted pair by pair, unlike in what is tested. */
    private static long alone(int[] choice, List<List<@Nullable String>> rows) {
        return rows.stream()
                .filter(one ->
                        rows.stream().filter(other -> alike(choice, one, other)).count() < K)
                .count();
    }

    private static boolean alike(int[] choice, List<@Nullable String> one, List<@Nullable String> other) {
        return IntStream.range(0, choice.length).allMatch(i -> {
            var level = ATTRIBUTES.get(i).levels().get(choice[i]).coarsened();
            return Objects.equals(level.apply(one.get(i)), level.apply(other.get(i)));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheRowsDecidesNothing(int seed) {
        var random = new Random(seed);
        var rows = rows(random);
        var before = new Anonymity(ATTRIBUTES, K, 0.05).of(rows);
        Collections.shuffle(rows, random);
        var after = new Anonymity(ATTRIBUTES, K, 0.05).of(rows);
        assertThat(after.levels()).isEqualTo(before.levels());
        assertThat(after.leftOut()).isEqualTo(before.leftOut());
    }

    @Test
    void fewerRowsThanMustLookAlikeAreAllLeftOut() {
        List<List<@Nullable String>> rows = Collections.nCopies(K - 1, Arrays.asList("101", "102", "103"));
        var made = new Anonymity(ATTRIBUTES, K, 0).of(rows);
        assertThat(made.rows()).isEmpty();
        assertThat(made.leftOut()).isEqualTo(K - 1);
    }

    @Test
    void rowsThatLookAlikeStayAsTheyAre() {
        List<List<@Nullable String>> rows = Collections.nCopies(K, Arrays.asList("101", null, "103"));
        var made = new Anonymity(ATTRIBUTES, K, 0).of(rows);
        assertThat(made.levels()).extracting(Attribute.Level::name).containsOnly("code");
        assertThat(made.rows()).hasSize(K);
    }

    @Test
    void withoutAttributesAllRowsLookAlike() {
        assertThat(new Anonymity(List.of(), K, 0)
                        .of(Collections.nCopies(K, List.of()))
                        .rows())
                .hasSize(K);
    }

    @Test
    void numbersThatProtectNothingAreRefused() {
        assertThatThrownBy(() -> new Anonymity(List.of(), 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Anonymity(List.of(), K, 1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attribute("a", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
