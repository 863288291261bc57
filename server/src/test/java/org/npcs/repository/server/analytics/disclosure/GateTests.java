package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the gate before an attacker of another make, who must come to the very same widths. */
class GateTests {

    private static final DisclosureRules RULES = DisclosureRules.STANDARD;

    private static final long FAR = 200;

    private static void assertTheSameWidths(DrawnRelease drawn, List<String> known) {
        var cells = drawn.cells();
        var table = new CellTable(cells, drawn.relations());
        Draft draft = PrimaryRule.apply(table, RULES);
        Attacked attacked = Attacked.of(draft, List.of());
        Attacker attacker =
                Attacker.all(table, RULES).get(known.isEmpty() ? 0 : 1 + table.members.indexOf(known.get(0)));
        Knowledge knowledge = Knowledge.of(attacker, draft, attacked);
        Knowledge narrowed = Propagation.narrowed(attacked.rows(), attacked.rowsOf(), knowledge);
        var judge = new LinearJudge(attacked, knowledge);
        var walk = new Walk(attacked, knowledge);
        var other = new ReconstructionAttack(draft.byKey(), drawn.relations())
                .knowingTheCap(0, 10)
                .knowingTheRules(drawn.relations())
                .knowing(cells, known);
        for (int i = 0; i < table.size(); i++) {
            if (draft.printed[i].hasFigure()) {
                continue;
            }
            long width = Math.min(FAR, other.width(table.cells.get(i).key()));
            assertThat(judge.spread(i, FAR, attacked.size())).as("judge").isEqualTo(width);
            assertThat(judge.spread(i, 5, attacked.size()))
                    .as("judge, no further")
                    .isEqualTo(Math.min(5, width));
            assertThat(judge.spread(i, FAR, 4)).as("judge nearby").isLessThanOrEqualTo(width);
            assertThat(walk.spread(i, 5)).as("walk").isLessThanOrEqualTo(Math.min(5, width));
            assertThat(narrowed.upper()[i] - narrowed.lower()[i])
                    .as("propagation")
                    .isGreaterThanOrEqualTo(width);
        }
        assertThat(IntStream.range(0, attacked.size()))
                .allMatch(
                        i -> narrowed.lower()[i] <= attacked.truth()[i] && attacked.truth()[i] <= narrowed.upper()[i]);
    }

    @ParameterizedTest
    @CsvSource({"17,10,80,2,2", "150,10,80,3,3", "408,8,150,2,2", "9,7,80,4,3", "5,12,200,3,3"})
    void anotherSolverComesToTheSameWidths(long seed, int members, int records, int rows, int columns) {
        for (String known : List.of("", "m0", "m3", "m6")) {
            assertTheSameWidths(
                    new DrawnRelease(seed, members, records, rows, columns).table(0, 1),
                    known.isEmpty() ? List.of() : List.of(known));
        }
    }

    @Test
    void soItDoesForLinkedTables() {
        assertTheSameWidths(new DrawnRelease(3, 8, 150, 3, 2, 2).allPairs(), List.of());
        assertTheSameWidths(new DrawnRelease(4, 9, 120, 2, 2, 2).table(0, 1, 2), List.of("m1"));
    }

    @Test
    void theWalkFindsMostOfWhatIsThere() {
        var drawn = new DrawnRelease(12, 14, 900, 6, 5).table(0, 1);
        var table = new CellTable(drawn.cells(), drawn.relations());
        Draft draft = PrimaryRule.apply(table, RULES);
        Attacked attacked = Attacked.of(draft, List.of());
        var knowledge = Knowledge.of(Attacker.all(table, RULES).get(0), draft, attacked);
        var walk = new Walk(attacked, knowledge);
        int[] hidden = IntStream.range(0, table.size())
                .filter(cell -> !draft.printed[cell].hasFigure())
                .toArray();
        assertThat(hidden).isNotEmpty();
        assertThat(IntStream.of(hidden)).allMatch(cell -> walk.spread(cell, 5) == 5);
        assertThat(IntStream.of(hidden)).allMatch(cell -> walk.spread(cell, 5) == 5);
    }

    @Test
    void propagationNarrowsWhatOneSumTells() {
        var rows = new int[][] {{0, 1, 2}, {2, 3, 4}};
        var known = new Knowledge(new long[] {20, 3, 0, 1, 0}, new long[] {25, 8, 100, 9, 10});
        var narrowed = Propagation.narrowed(rows, CellTable.rowsOf(rows, 5), known);
        assertThat(narrowed.lower()).containsExactly(20, 3, 12, 2, 3);
        assertThat(narrowed.upper()).containsExactly(25, 8, 19, 9, 10);
        var total = Propagation.narrowed(
                new int[][] {{0, 1, 2}},
                CellTable.rowsOf(new int[][] {{0, 1, 2}}, 3),
                new Knowledge(new long[] {0, 3, 4}, new long[] {100, 8, 9}));
        assertThat(total.lower()[0]).isEqualTo(7);
        assertThat(total.upper()[0]).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({"0,11", "1,12", "10,21", "11,22", "12,24"})
    void aMemberKnowsTheLeastThatAPrintedFigureCanBe(int own, long least) {
        assertThat(Concentration.leastKnown(new int[] {own}, RULES)).isEqualTo(least);
    }

    @Test
    void membersTogetherKnowMore() {
        assertThat(Concentration.leastKnown(new int[] {20, 10, 3}, RULES)).isEqualTo(50);
        assertThat(Concentration.leastKnown(new int[] {}, RULES)).isEqualTo(11);
    }

    @Test
    void theAttackersAreTheOutsiderEachMemberAndTheLargestTogether() {
        var table = new CellTable(List.of(Cells.cell("a", 1, 5, 2, 9), Cells.cell("b", 1, 0, 4, 1)), List.of());
        assertThat(table.largest(3)).containsExactly("m3", "m2", "m1");
        assertThat(table.largest(4)).isEmpty();
        var all = Attacker.all(table, RULES);
        assertThat(all).hasSize(6);
        assertThat(all.get(0).own).containsExactly(0, 0);
        assertThat(all.get(2).own).containsExactly(5, 0);
        assertThat(all.get(5).own).containsExactly(16, 5);
        assertThat(all.get(1).leastPrintable).containsExactly(12, 12);
    }

    /** The same release always comes out alike, also from a later build: its digest is cited. */
    @ParameterizedTest
    @CsvSource({
        "17,10,80,2,2,4 7 7 7 6e67260852c5b572",
        "150,10,80,3,3,4 9 9 5 32822bf13fd9de88",
        "408,8,150,2,2,4 8 8 10 b90ba8e7c5be2506",
        "9,7,80,4,3,1 0 4 5 ef2e3a9daaf44892",
        "3,8,80,2,2,2 3 6 7 b163f1aa6de7e568"
    })
    void aReleaseComesOutAlikeForEver(long seed, int members, int records, int rows, int columns, String proven) {
        var drawn = new DrawnRelease(seed, members, records, rows, columns).table(0, 1);
        var control = DisclosureControl.control(drawn.cells(), drawn.relations(), RULES);
        var proof = control.proof();
        assertThat(proof.rounds() + " " + proof.widened() + " " + proof.printedCells() + " " + proof.narrowestInterval()
                        + " " + proof.attackerDigest().substring(0, 16))
                .isEqualTo(proven);
    }
}
