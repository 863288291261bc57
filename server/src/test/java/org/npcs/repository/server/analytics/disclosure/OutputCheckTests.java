package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A researcher's table of exact counts. */
class OutputCheckTests {

    private static final List<Relation> ROW = List.of(new Relation("all", List.of("a", "b", "c")));

    private static List<OutputFinding> check(List<Relation> relations, @Nullable Object... placesAndCounts) {
        var figures = new ArrayList<OutputFigure>();
        for (int i = 0; i < placesAndCounts.length; i += 2) {
            Integer count = (Integer) placesAndCounts[i + 1];
            String place = Objects.requireNonNull((String) placesAndCounts[i]);
            figures.add(new OutputFigure(place, count == null ? null : count.longValue()));
        }
        return OutputCheck.check(figures, relations, DisclosureRules.STANDARD);
    }

    @Test
    void aTableOfLargeCountsMayLeave() {
        assertThat(check(ROW, "all", 60, "a", 20, "b", 20, "c", 20)).isEmpty();
        assertThat(check(ROW, "all", 60, "a", 20, "b", null, "c", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void smallCountsMayNot(int count) {
        assertThat(check(List.of(), "a", count, "b", 11))
                .extracting(OutputFinding::place, OutputFinding::rule)
                .containsExactly(tuple("a", "small-count"));
    }

    @Test
    void norWhatLeavesASmallRemainder() {
        assertThat(check(ROW, "all", 60, "a", 50, "b", null, "c", null))
                .extracting(OutputFinding::place, OutputFinding::rule)
                .contains(tuple("a", "small-remainder"));
        assertThat(check(ROW, "all", 61, "a", 50, "b", null, "c", null))
                .extracting(OutputFinding::rule)
                .doesNotContain("small-remainder");
    }

    @Test
    void aHiddenCountThatItsTotalTellsIsFound() {
        assertThat(check(ROW, "all", 60, "a", 20, "b", 33, "c", null))
                .extracting(OutputFinding::place, OutputFinding::rule)
                .containsExactly(tuple("c", "derivable"));
    }

    @Test
    void twoHiddenCountsThatCanOnlyBothBeLargeAreFound() {
        assertThat(check(ROW, "all", 60, "a", 44, "b", null, "c", null))
                .extracting(OutputFinding::rule)
                .containsOnly("derivable");
        assertThat(check(ROW, "all", 60, "a", 45, "b", null, "c", null)).isEmpty();
    }

    @Test
    void hiddenCountsAreWorkedOutOverSeveralTotals() {
        var relations = List.of(
                new Relation("row1", List.of("a", "b")),
                new Relation("row2", List.of("c", "d")),
                new Relation("column1", List.of("a", "c")),
                new Relation("column2", List.of("b", "d")));
        assertThat(check(
                        relations, "a", null, "b", null, "c", null, "d", null, "row1", 40, "row2", 34, "column1", 37,
                        "column2", 37))
                .isEmpty();
        assertThat(check(
                        relations, "a", null, "b", 30, "c", null, "d", null, "row1", 40, "row2", 34, "column1", 37,
                        "column2", 37))
                .extracting(OutputFinding::place)
                .contains("a", "c", "d");
    }

    @Test
    void aTableThatContradictsItselfIsNotJudged() {
        assertThat(check(ROW, "all", 60, "a", 20, "b", 20, "c", 21))
                .extracting(OutputFinding::place, OutputFinding::rule)
                .containsExactly(tuple("all", "does-not-add-up"));
        assertThat(check(ROW, "all", 60, "a", 61, "b", null, "c", null))
                .extracting(OutputFinding::rule)
                .containsExactly("does-not-add-up");
        var twice = List.of(new Relation("x", List.of("a", "b")), new Relation("y", List.of("a", "b")));
        assertThat(check(twice, "x", 60, "y", 70, "a", null, "b", null))
                .extracting(OutputFinding::rule)
                .containsExactly("does-not-add-up");
    }

    @Test
    void noFigureIsRepeated() {
        assertThat(check(ROW, "all", 77, "a", 67, "b", 7, "c", 3))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.sentence()).doesNotContain("77", "67", "7", "3"));
    }

    @Test
    void placesStandOnceAndAreKnown() {
        assertThatThrownBy(() -> check(List.of(), "a", 20, "a", 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check(ROW, "all", 60, "a", 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check(List.of(), "a", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
