package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.npcs.repository.server.analytics.disclosure.Cells.at;
import static org.npcs.repository.server.analytics.disclosure.Cells.cell;
import static org.npcs.repository.server.analytics.disclosure.Cells.frozen;
import static org.npcs.repository.server.analytics.disclosure.Cells.statusAt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of cells, at each edge of the rules. */
class DisclosureControlTests {

    private static final DisclosureRules RULES = DisclosureRules.STANDARD;

    private static int[] each(int count, int members) {
        var counts = new int[members];
        Arrays.fill(counts, count);
        return counts;
    }

    private static long lowest(Printed cell) {
        return Objects.requireNonNull(cell.lower());
    }

    private static Printed alone(int... counts) {
        return at(printed(List.of(), cell("n", counts)), "n");
    }

    private static Map<String, Printed> printed(List<Relation> relations, CountedCell... cells) {
        return DisclosureControl.control(List.of(cells), relations, RULES).printed();
    }

    @Test
    void countsUpToTenAreHiddenAndZeroLooksTheSame() {
        assertThat(alone(each(1, 10))).isEqualTo(Printed.hidden(CellStatus.SUPPRESSED_SMALL));
        assertThat(alone()).isEqualTo(alone(each(1, 10)));
        assertThat(alone(each(1, 11))).isEqualTo(Printed.hidden(CellStatus.SUPPRESSED_DOMINANCE));
        assertThat(alone(each(1, 12))).isEqualTo(Printed.range(11, 15));
    }

    @ParameterizedTest
    @CsvSource({"15,11,15", "16,16,20", "20,16,20", "21,21,25", "100,96,100"})
    void aCountIsPrintedAsARangeOfFive(int count, long lower, long upper) {
        assertThat(alone(each(1, count))).isEqualTo(Printed.range(lower, upper));
    }

    @Test
    void elevenMustBeLeftWithoutTheLargestMember() {
        assertThat(alone(2, 2, 2, 2, 2, 2).status()).isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
        assertThat(alone(2, 2, 2, 2, 2, 2, 1).status()).isEqualTo(CellStatus.SHOWN);
    }

    @Test
    void fiveOthersMustStandBehindAFigure() {
        assertThat(alone(each(9, 5)).status()).isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
        assertThat(alone(each(9, 6)).status()).isEqualTo(CellStatus.SHOWN);
        assertThat(alone(9, 9, 9, 9, 9, 0, 0).status()).isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
    }

    @Test
    void nobodyHasMoreThanHalfOfWhatAnyAskerLeaves() {
        assertThat(alone(10, 4, 4, 3, 2, 1).status()).isEqualTo(CellStatus.SHOWN);
        assertThat(alone(11, 4, 4, 3, 2, 1).status()).isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
    }

    @Test
    void aSmallCellThatIsNearlyAllOneMembersDoesNotTellThatItIsSmall() {
        var pool = cell("pool", 20, 20, 20, 20, 50, 50, 50);
        assertThat(statusAt(printed(List.of(), pool, cell("n", 5, 0, 0, 5)), "n"))
                .isEqualTo(CellStatus.SUPPRESSED_SMALL);
        assertThat(statusAt(printed(List.of(), pool, cell("n", 6, 0, 0, 1)), "n"))
                .isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
    }

    @Test
    void norDoesOneThatIsNearlyAllThoseOfTheLargestTogether() {
        var pool = cell("pool", 50, 50, 50, 20, 20, 20, 20);
        assertThat(statusAt(printed(List.of(), pool, cell("n", 2, 2, 1, 3, 0)), "n"))
                .isEqualTo(CellStatus.SUPPRESSED_SMALL);
        assertThat(statusAt(printed(List.of(), pool, cell("n", 2, 2, 2, 3, 0)), "n"))
                .isEqualTo(CellStatus.SUPPRESSED_DOMINANCE);
        assertThat(statusAt(printed(List.of(), pool, cell("n", 0, 2, 2, 4, 2)), "n"))
                .isEqualTo(CellStatus.SUPPRESSED_SMALL);
    }

    @ParameterizedTest
    @CsvSource({"0,SUPPRESSED_COMPLEMENTARY", "10,SUPPRESSED_COMPLEMENTARY", "11,SHOWN"})
    void aPartThatLeavesTooLittleOfItsTotalIsHidden(int remainder, CellStatus status) {
        var whole = new int[60];
        var part = new int[60];
        for (int member = 0; member < 60; member++) {
            part[member] = 5;
            whole[member] = member < remainder ? 6 : 5;
        }
        var rest = new int[60];
        Arrays.setAll(rest, member -> whole[member] - part[member]);
        var printed = printed(
                List.of(new Relation("all", List.of("part", "rest"))),
                cell("all", whole),
                cell("part", part),
                cell("rest", rest));
        assertThat(statusAt(printed, "part")).isEqualTo(status);
        assertThat(at(printed, "all").hasFigure()).isTrue();
    }

    @Test
    void thePartsOfAHiddenTotalAreHiddenDownToTheLast() {
        var printed = printed(
                List.of(
                        new Relation("all", List.of("a", "b")),
                        new Relation("a", List.of("a1", "a2")),
                        new Relation("a1", List.of("a11", "a12"))),
                cell("all", 300, 20, 20, 20, 20, 20),
                cell("a", 80, 20, 20, 20, 20, 20),
                cell("b", 220, 0, 0, 0, 0, 0),
                cell("a1", each(10, 6)),
                cell("a2", 70, 10, 10, 10, 10, 10),
                cell("a11", each(5, 6)),
                cell("a12", each(5, 6)));
        assertThat(printed.values()).noneMatch(Printed::hasFigure);
        assertThat(statusAt(printed, "a11")).isEqualTo(CellStatus.SUPPRESSED_COMPLEMENTARY);
    }

    @Test
    void whatWasPrintedBeforeStaysAndMustHoldItsCount() {
        var before = Printed.range(11, 30);
        assertThat(at(printed(List.of(), frozen("n", before, each(4, 6))), "n")).isEqualTo(before);
        assertThat(at(printed(List.of(), frozen("n", Printed.hidden(CellStatus.WITHHELD_BY_OWNER), each(4, 6))), "n"))
                .isEqualTo(Printed.hidden(CellStatus.WITHHELD_BY_OWNER));
        assertThatThrownBy(() -> printed(List.of(), frozen("n", Printed.range(11, 15), each(4, 6))))
                .isInstanceOf(NotReleasable.class);
    }

    @Test
    void aReleaseThatCannotBeMadeSafeIsRefusedWhole() {
        var relations = List.of(new Relation("all", List.of("a", "b")));
        var all = frozen("all", Printed.range(64, 64), 11, 11, 11, 11, 10, 10);
        var a = frozen("a", Printed.range(60, 60), each(10, 6));
        assertThatThrownBy(() -> printed(relations, all, a, cell("b", 1, 1, 1, 1, 0, 0)))
                .isInstanceOf(NotReleasable.class)
                .hasMessageContaining("nothing is left");
    }

    @Test
    void theSameCellsInAnyOrderGiveTheSame() {
        var drawn = new DrawnRelease(5, 8, 300, 4, 3, 2).allPairs();
        var cells = new ArrayList<>(drawn.cells());
        var relations = new ArrayList<>(drawn.relations());
        var first = DisclosureControl.control(cells, relations, RULES);
        for (int turn = 0; turn < 5; turn++) {
            Collections.shuffle(cells, new Random(turn));
            Collections.shuffle(relations, new Random(turn));
            assertThat(DisclosureControl.control(cells, relations, RULES)).isEqualTo(first);
        }
        assertThat(DisclosureControl.control(cells, List.of(), RULES).proof().attackerDigest())
                .isNotEqualTo(first.proof().attackerDigest())
                .hasSize(64);
    }

    @Test
    void theProofCountsWhatIsPrintedAndHidden() {
        var drawn = new DrawnRelease(17, 10, 80, 2, 2).table(0, 1);
        var control = DisclosureControl.control(drawn.cells(), drawn.relations(), RULES);
        long printed =
                control.printed().values().stream().filter(Printed::hasFigure).count();
        long wide = control.printed().values().stream()
                .filter(Printed::hasFigure)
                .filter(cell -> cell.holds(lowest(cell) + 5))
                .count();
        assertThat(control.proof().printedCells()).isEqualTo((int) printed).isPositive();
        assertThat(control.proof().hiddenCells()).isEqualTo(9 - (int) printed).isPositive();
        assertThat(control.proof().widened()).isEqualTo((int) wide).isPositive();
        assertThat(control.proof().rounds()).isGreaterThan(1);
        assertThat(control.proof().narrowestInterval()).isBetween(5L, 10L);
        assertThat(control.proof().safe()).isTrue();
        assertThat(control.why()).hasSize(9 - (int) printed + (int) wide);
    }

    @Test
    void wideningStopsAtItsLimits() {
        var drawn = new DrawnRelease(17, 10, 80, 2, 2).table(0, 1);
        var never = new DisclosureRules("x", 10, 5, 0.5, 5, 5, 0, 40, 3, 11, 3);
        var control = DisclosureControl.control(drawn.cells(), drawn.relations(), never);
        assertThat(control.proof().widened()).isZero();
        assertThat(control.why().values()).contains("no range was wide enough for what it tells");
        var once = new DisclosureRules("x", 10, 5, 0.5, 5, 5, 8, 1, 3, 11, 3);
        assertThatThrownBy(() -> DisclosureControl.control(drawn.cells(), drawn.relations(), once))
                .isInstanceOf(NotReleasable.class)
                .hasMessageContaining("last round");
    }

    @Test
    void relationsMustNameCellsAndHoldForEveryMember() {
        var all = cell("all", 20, 10);
        var a = cell("a", 10, 20);
        assertThatThrownBy(() -> printed(List.of(new Relation("all", List.of("a"))), all, a))
                .hasMessageContaining("not the sum");
        assertThatThrownBy(() -> printed(List.of(new Relation("all", List.of("b"))), all, a))
                .hasMessageContaining("not in the release");
        assertThatThrownBy(() -> printed(List.of(), all, all)).hasMessageContaining("twice");
        assertThatThrownBy(() -> new Relation("all", List.of("all"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Relation("all", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Relation("all", List.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cell("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shown", "zero", "suppressed-small", "suppressed-complementary", "suppressed-dominance"})
    void everyStatusHasItsCode(String code) {
        assertThat(CellStatus.of(code).code()).isEqualTo(code);
        assertThatThrownBy(() -> CellStatus.of(code + "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFigureHasTwoBoundsInOrderAndAHiddenCellNone() {
        assertThatThrownBy(() -> new Printed(CellStatus.SHOWN, 1L, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Printed(CellStatus.SHOWN, null, 1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Printed.hidden(CellStatus.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Printed.range(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Printed.range(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Printed.range(0, 0).holds(0)).isTrue();
        assertThat(Printed.range(11, 15).holds(10)).isFalse();
        assertThat(Printed.range(11, 15).holds(16)).isFalse();
        assertThat(Printed.hidden(CellStatus.SUPPRESSED_SMALL).holds(0)).isFalse();
    }
}
