package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three releases, each attacked together with all before it: late records and a pool of the three years give nothing away. */
class SuccessiveReleasesTests {

    private static final DisclosureRules RULES = DisclosureRules.STANDARD;

    private static DrawnRelease year(String year, long seed) {
        return new DrawnRelease(year, seed, 12, 260, 3, 3).table(0, 1);
    }

    private static List<CountedCell> frozen(List<CountedCell> cells, Map<String, Printed> printed) {
        return cells.stream()
                .map(cell -> new CountedCell(cell.key(), cell.byMember(), printed.get(cell.key())))
                .toList();
    }

    private static Map<String, Map<String, Integer>> leaves(List<CountedCell> cells, List<Relation> relations) {
        var leaves = new HashMap<String, Map<String, Integer>>();
        cells.stream()
                .filter(cell -> relations.stream()
                        .noneMatch(relation -> relation.total().equals(cell.key())))
                .forEach(cell -> leaves.put(cell.key(), cell.byMember()));
        return leaves;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oneLateRecordIsNeverSeen(long seed) {
        var first = year("2024", seed);
        var second = year("2025", seed + 100);
        var third = year("2026", seed + 200);
        var cells = new ArrayList<>(first.cells());
        var relations = new ArrayList<>(first.relations());
        var printed = DisclosureControl.control(cells, relations, RULES).printed();

        var published = first.cells();
        first.records.add(new DrawnRelease.Drawn(11, new int[] {2, 2}));
        assertThat(Revision.allowed(leaves(published, relations), leaves(first.cells(), relations), RULES))
                .isFalse();

        cells = new ArrayList<>(frozen(published, printed));
        cells.addAll(second.cells());
        relations.addAll(second.relations());
        var next = DisclosureControl.control(cells, relations, RULES).printed();
        assertThat(next).containsAllEntriesOf(printed);

        cells = new ArrayList<>(frozen(cells, next));
        cells.addAll(third.cells());
        relations.addAll(third.relations());
        pool(cells, relations);
        try {
            var last = DisclosureControl.control(cells, relations, RULES).printed();
            assertThat(last).containsAllEntriesOf(next);
            assertThat(ReconstructionTests.narrowest(last, cells, relations)).isGreaterThanOrEqualTo(5);
        } catch (NotReleasable refused) {
            assertThat(refused).hasMessageContaining("hidden cell");
        }
    }

    /** Over the three years by the first dimension alone. */
    private static void pool(List<CountedCell> cells, List<Relation> relations) {
        for (String key : List.of("n|", "n|d0=v0,", "n|d0=v1,", "n|d0=v2,")) {
            var sum = new TreeMap<String, Integer>();
            var parts = List.of("2024" + key, "2025" + key, "2026" + key);
            cells.stream().filter(cell -> parts.contains(cell.key())).forEach(cell -> cell.byMember()
                    .forEach((member, n) -> sum.merge(member, n, Integer::sum)));
            cells.add(new CountedCell("pool" + key, sum, null));
            relations.add(new Relation("pool" + key, parts));
        }
        relations.add(new Relation("pooln|", List.of("pooln|d0=v0,", "pooln|d0=v1,", "pooln|d0=v2,")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRevisionAndWhatItReplacesGiveNothingAwayTogether(long seed) {
        var drawn = year("", seed);
        var before = drawn.cells();
        var printed =
                DisclosureControl.control(before, drawn.relations(), RULES).printed();
        for (int late = 0; late < 14; late++) {
            drawn.records.add(new DrawnRelease.Drawn(late % 7, new int[] {late % 3, late % 2}));
        }
        var after = drawn.cells();
        assertThat(Revision.allowed(leaves(before, drawn.relations()), leaves(after, drawn.relations()), RULES))
                .isTrue();
        var cells = new ArrayList<CountedCell>();
        var relations = new ArrayList<Relation>();
        var successions = new ArrayList<Succession>();
        before.forEach(
                cell -> cells.add(new CountedCell("old " + cell.key(), cell.byMember(), printed.get(cell.key()))));
        after.forEach(cell -> {
            cells.add(new CountedCell(
                    "new " + cell.key(),
                    cell.byMember(),
                    Revision.kept(Cells.at(printed, cell.key()), cell.count()).orElse(null)));
            successions.add(new Succession("old " + cell.key(), "new " + cell.key()));
        });
        for (Relation relation : drawn.relations()) {
            for (String edition : List.of("old ", "new ")) {
                relations.add(new Relation(
                        edition + relation.total(),
                        relation.parts().stream().map(edition::concat).toList()));
            }
        }
        try {
            var both = DisclosureControl.control(cells, relations, successions, RULES)
                    .printed();
            for (var known : ReconstructionTests.attackers(cells)) {
                assertThat(new ReconstructionAttack(both, relations)
                                .knowingTheCap(0, 10)
                                .knowingTheRules(relations)
                                .knowing(cells, known)
                                .supposingGrowth(successions)
                                .narrowest())
                        .isGreaterThanOrEqualTo(5);
            }
        } catch (NotReleasable refused) {
            assertThat(refused).hasMessageContaining("hidden cell");
        }
    }
}
