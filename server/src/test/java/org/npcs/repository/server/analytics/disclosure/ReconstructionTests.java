package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawn releases before an attacker of another make: sound, safe, and safe still when more is published. */
class ReconstructionTests {

    private static final DisclosureRules RULES = DisclosureRules.STANDARD;

    /** The outsider, small and large members, and the largest together. */
    static List<List<String>> attackers(Collection<CountedCell> cells) {
        var size = new TreeMap<String, Integer>();
        cells.forEach(cell -> cell.byMember().forEach((member, count) -> size.merge(member, count, Integer::sum)));
        var members = new ArrayList<>(size.keySet());
        members.sort(Comparator.comparing((String member) -> size.getOrDefault(member, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return List.of(
                List.of(),
                members.subList(0, 1),
                members.subList(members.size() - 1, members.size()),
                members.subList(0, 3));
    }

    static long narrowest(Map<String, Printed> printed, Collection<CountedCell> cells, Collection<Relation> relations) {
        return attackers(cells).stream()
                .mapToLong(known -> new ReconstructionAttack(printed, relations)
                        .knowingTheCap(0, 10)
                        .knowingTheRules(relations)
                        .knowing(cells, known)
                        .narrowest())
                .min()
                .orElseThrow();
    }

    private static void assertSound(Map<String, Printed> printed, Collection<CountedCell> cells) {
        assertThat(printed).hasSameSizeAs(cells);
        for (CountedCell cell : cells) {
            Printed range = Cells.at(printed, cell.key());
            assertThat(range.hasFigure()).isEqualTo(range.status() == CellStatus.SHOWN);
            assertThat(!range.hasFigure() || range.holds(cell.count()))
                    .as(cell.key())
                    .isTrue();
            assertThat(range.hasFigure() && cell.count() <= 10).as(cell.key()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,6,150,3,3", "2,7,300,5,4", "3,8,80,2,2", "4,10,600,6,5", "5,12,300,4,4", "6,14,600,5,5", "7,40,1200,6,5",
        "8,6,600,3,3", "9,7,80,4,3", "10,9,150,2,3", "11,11,150,3,4", "17,10,80,2,2", "150,10,80,3,3", "408,8,150,2,2"
    })
    void noHiddenCellOfATwoWayTableCanBeWorkedOut(long seed, int members, int records, int rows, int columns) {
        var drawn = new DrawnRelease(seed, members, records, rows, columns).table(0, 1);
        var cells = drawn.cells();
        var control = DisclosureControl.control(cells, drawn.relations(), RULES);
        assertSound(control.printed(), cells);
        assertThat(narrowest(control.printed(), cells, drawn.relations())).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void norOneOfLinkedTablesOrOfACube(long seed) {
        int members = 6 + (int) seed * 2;
        var drawn = new DrawnRelease(seed, members, 120 * (int) seed, 3, 3, 2);
        var release = seed % 2 == 0 ? drawn.allPairs() : drawn.table(0, 1, 2);
        var cells = release.cells();
        var control = DisclosureControl.control(cells, release.relations(), RULES);
        assertSound(control.printed(), cells);
        assertThat(narrowest(control.printed(), cells, release.relations())).isGreaterThanOrEqualTo(5);
    }

    @Test
    void manyDrawnReleasesAreSoundAndNoneIsRefused() {
        int[][] shapes = {{3, 3}, {5, 4}, {2, 2}, {6, 5}, {3, 3, 2}, {2, 2, 2}, {4, 3, 3}};
        for (int seed = 0; seed < 150; seed++) {
            var drawn = new DrawnRelease(seed, 6 + seed % 35, 60 + 17 * (seed % 40), shapes[seed % 7]);
            var release = seed % 2 == 0 || shapes[seed % 7].length == 2 ? drawn.allPairs() : drawn.table(0, 1, 2);
            var cells = release.cells();
            assertSound(
                    DisclosureControl.control(cells, release.relations(), RULES).printed(), cells);
        }
    }

    /** Hiding 1 to 10 and printing the rest with all totals, as is usual, is no protection: the attacker is able. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theUsualRuleIsBroken(long seed) {
        var drawn = new DrawnRelease(seed, 14, 300, 5, 4).table(0, 1);
        var printed = new TreeMap<String, Printed>();
        for (CountedCell cell : drawn.cells()) {
            boolean small = cell.count() >= 1 && cell.count() <= 10;
            printed.put(
                    cell.key(),
                    small ? Printed.hidden(CellStatus.SUPPRESSED_SMALL) : Printed.range(cell.count(), cell.count()));
        }
        var attack = new ReconstructionAttack(printed, drawn.relations()).knowingTheCap(1, 10);
        assertThat(printed.values()).anyMatch(cell -> !cell.hasFigure());
        assertThat(attack.narrowest()).isLessThan(5);
    }

    @Test
    void thePrimaryRuleAloneIsBrokenToo() {
        var drawn = new DrawnRelease(408, 8, 150, 2, 2).table(0, 1);
        var cells = drawn.cells();
        var first = PrimaryRule.apply(new CellTable(cells, drawn.relations()), RULES)
                .byKey();
        assertThat(narrowest(first, cells, drawn.relations())).isLessThan(5);
    }

    @Test
    void anotherTableNeverMakesAnEarlierReleaseUnsafe() {
        int published = 0;
        for (long seed = 1; seed <= 12; seed++) {
            var drawn = new DrawnRelease(seed, 8 + (int) seed, 150 + 40 * (int) seed, 3, 3, 2).table(0, 1);
            var earlier = DisclosureControl.control(drawn.cells(), drawn.relations(), RULES)
                    .printed();
            drawn.table(1, 2);
            var cells = drawn.cells().stream()
                    .map(cell -> new CountedCell(cell.key(), cell.byMember(), earlier.get(cell.key())))
                    .toList();
            try {
                var printed = DisclosureControl.control(cells, drawn.relations(), RULES)
                        .printed();
                assertThat(printed).containsAllEntriesOf(earlier);
                assertThat(narrowest(printed, cells, drawn.relations())).isGreaterThanOrEqualTo(5);
                published++;
            } catch (NotReleasable refused) {
                assertThat(refused).hasMessageContaining("hidden cell");
            }
        }
        assertThat(published).isPositive();
    }
}
