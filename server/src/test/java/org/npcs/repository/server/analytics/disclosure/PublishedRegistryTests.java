package org.npcs.repository.server.analytics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.analytics.disclosure.Cells.at;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published table of 436 sleep-related infant deaths in seven states, with invented records that agree with both margins. */
class PublishedRegistryTests {

    private static final List<String> INCOMPLETE =
            List.of("no scene investigation or autopsy", "incomplete information");

    private static Map<String, Integer> published(String file) throws IOException {
        try (InputStream in = PublishedRegistryTests.class.getResourceAsStream("/published/" + file)) {
            var counts = new LinkedHashMap<String, Integer>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        int comma = line.lastIndexOf(',');
                        counts.put(line.substring(0, comma), Integer.valueOf(line.substring(comma + 1)));
                    });
            return counts;
        }
    }

    /** State by category, drawn so that both margins are the published ones. */
    private static Map<String, Map<String, Integer>> standIns(long seed) throws IOException {
        var categories = new ArrayList<String>();
        published("suid-registry-2011-categories.csv")
                .forEach((category, n) -> categories.addAll(Collections.nCopies(n, category)));
        Collections.shuffle(categories, new Random(seed));
        var next = categories.iterator();
        var drawn = new TreeMap<String, Map<String, Integer>>();
        published("suid-registry-2011-states.csv").forEach((state, n) -> {
            for (int i = 0; i < n; i++) {
                drawn.computeIfAbsent(state, any -> new TreeMap<>()).merge(next.next(), 1, Integer::sum);
            }
        });
        assertThat(next.hasNext()).isFalse();
        return drawn;
    }

    private static CountedCell pool(String key, Map<String, Map<String, Integer>> drawn, List<String> categories) {
        var byMember = new TreeMap<String, Integer>();
        drawn.forEach((state, counts) -> byMember.put(
                state,
                categories.stream()
                        .mapToInt(category -> counts.getOrDefault(category, 0))
                        .sum()));
        return new CountedCell(key, byMember, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePoolIsPrintedWithoutItsSmallCategoriesAndNobodyFindsThem(long seed) throws IOException {
        var drawn = standIns(seed);
        var categories =
                List.copyOf(published("suid-registry-2011-categories.csv").keySet());
        var complete = categories.stream().filter(c -> !INCOMPLETE.contains(c)).toList();
        var cells = new ArrayList<CountedCell>();
        cells.add(pool("all", drawn, categories));
        cells.add(pool("complete", drawn, complete));
        cells.add(pool("incomplete", drawn, INCOMPLETE));
        categories.forEach(category -> cells.add(pool(category, drawn, List.of(category))));
        assertThat(cells.get(0).count()).isEqualTo(436);
        assertThat(cells.get(1).count()).isEqualTo(324);
        var relations = List.of(
                new Relation("all", List.of("complete", "incomplete")),
                new Relation("all", categories),
                new Relation("complete", complete),
                new Relation("incomplete", INCOMPLETE));
        var printed = DisclosureControl.control(cells, relations, DisclosureRules.STANDARD)
                .printed();
        assertThat(at(printed, "no unsafe sleep factors").hasFigure()).isFalse();
        assertThat(at(printed, "no scene investigation or autopsy").hasFigure()).isFalse();
        assertThat(at(printed, "all").holds(436)).isTrue();
        assertThat(at(printed, "unsafe sleep environment").holds(171)).isTrue();
        for (String state : drawn.keySet()) {
            assertThat(new ReconstructionAttack(printed, relations)
                            .knowingTheCap(0, 10)
                            .knowingTheRules(relations)
                            .knowing(cells, List.of(state))
                            .narrowest())
                    .as("%s attacks", state)
                    .isGreaterThanOrEqualTo(5);
        }
        assertThat(ReconstructionTests.narrowest(printed, cells, relations)).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noStateIsPrintedByItselfLeastOfAllTheSmallest(long seed) throws IOException {
        var drawn = standIns(seed);
        var categories =
                List.copyOf(published("suid-registry-2011-categories.csv").keySet());
        var cells = new ArrayList<CountedCell>();
        var relations = new ArrayList<Relation>();
        cells.add(pool("all", drawn, categories));
        var states = List.copyOf(drawn.keySet());
        states.forEach(state -> {
            cells.add(pool(state, Map.of(state, drawn.get(state)), categories));
            var parts =
                    categories.stream().map(category -> state + " " + category).toList();
            categories.forEach(category ->
                    cells.add(pool(state + " " + category, Map.of(state, drawn.get(state)), List.of(category))));
            relations.add(new Relation(state, parts));
        });
        relations.add(new Relation("all", states));
        var printed = DisclosureControl.control(cells, relations, DisclosureRules.STANDARD)
                .printed();
        assertThat(cells.stream()
                        .filter(cell -> cell.key().equals("NH"))
                        .findFirst()
                        .orElseThrow()
                        .count())
                .isEqualTo(6);
        assertThat(printed.entrySet())
                .filteredOn(cell -> cell.getValue().hasFigure())
                .hasSize(1);
        assertThat(at(printed, "all").holds(436)).isTrue();
        var attack = new ReconstructionAttack(printed, relations)
                .knowingTheCap(0, 10)
                .knowing(cells, List.of("MI"));
        assertThat(attack.width("NH")).isGreaterThanOrEqualTo(5);
        assertThat(attack.width("NM")).isGreaterThanOrEqualTo(5);
    }
}
