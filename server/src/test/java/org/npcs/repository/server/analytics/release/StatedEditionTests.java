package org.npcs.repository.server.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.analytics.disclosure.CountedCell;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.disclosure.ReconstructionAttack;
import org.npcs.repository.server.analytics.disclosure.Relation;
import org.npcs.repository.server.analytics.disclosure.Revision;
import org.npcs.repository.server.analytics.release.SqlReleaseWork.Contribution;
import org.npcs.repository.server.analytics.table.Stated;
import tools.jackson.databind.json.JsonMapper;

class StatedEditionTests {

    private static final Base BASE = new Base("2026Q3");
    private static final String YEAR = "2025";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whatManyMembersStateIsToldAsRangesThatHoldTheirSums() {
        var printed = printed(edition(statements(new Random(1), 9, 60), Map.of()));
        var n = told(printed, "outcomes|measure=vacancy,part=n|" + YEAR);
        var of = told(printed, "outcomes|measure=vacancy,part=of|" + YEAR);
        assertThat(of.hasFigure()).isTrue();
        assertThat(n.hasFigure()).isTrue();
        var counts = edition(statements(new Random(1), 9, 60), Map.of()).counts();
        for (String key : List.of("n", "of")) {
            var cell = "outcomes|measure=vacancy,part=" + key + "|" + YEAR;
            long sum = counts.getOrDefault(cell, Map.of()).values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            assertThat(told(printed, cell).holds(sum)).isTrue();
        }
        assertThat(told(printed, "outcomes|measure=vacancy,part=rest|" + YEAR).hasFigure())
                .as("what is left is told by no table")
                .isFalse();
    }

    @Test
    void ofFourMembersNothingIsTold() {
        assertThat(printed(edition(statements(new Random(2), 4, 5000), Map.of()))
                        .values())
                .noneMatch(Printed::hasFigure);
    }

    @Test
    void ofOneMemberThatStandsForHalfNothingIsTold() {
        var all = statements(new Random(3), 8, 40);
        all.put("M0", List.of(vacancy(900, 4000)));
        var printed = printed(edition(all, Map.of()));
        assertThat(told(printed, "outcomes|measure=vacancy,part=of|" + YEAR).hasFigure())
                .isFalse();
    }

    @Test
    void noMeasureIsACellWhoseNumeratorIsCountedOfIncidents() {
        var cells = edition(Map.of(), Map.of()).counts().keySet();
        assertThat(cells).noneMatch(cell -> cell.contains("fatality-rate"));
        assertThat(cells).anyMatch(cell -> cell.contains("measure=reentry-12m"));
        assertThat(cells)
                .anyMatch(cell -> cell.endsWith("|FFY2025") && cell.startsWith("outcomes|"))
                .noneMatch(cell -> cell.endsWith("|FFY2025") && !cell.startsWith("outcomes|"));
    }

    /** The attacker has every edition, the rules on small cells, and is nobody, each of the members, or the three largest. */
    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16})
    void whoSolvesForWhatIsHiddenFindsNoCellInAnyOfThreeEditions(int seed) {
        var random = new Random(seed);
        var members = 5 + random.nextInt(6);
        var statements = statements(random, members, 4 + random.nextInt(60));
        Map<String, Printed> earlier = Map.of();
        for (int round = 0; round < 3; round++) {
            var edition = edition(statements, earlier);
            attack(edition, statements.keySet());
            earlier = printed(edition);
            statements.put("M" + random.nextInt(members), List.of(vacancy(random.nextInt(30), 30)));
        }
    }

    private static void attack(StatedEdition edition, Collection<String> members) {
        for (var controlled : edition.controlled()) {
            var printed = controlled.printed();
            if (printed.values().stream().noneMatch(Printed::hasFigure)) {
                continue;
            }
            var relations = relations(printed);
            var cells = printed.keySet().stream()
                    .filter(key -> !key.contains("part=rest"))
                    .map(key -> new CountedCell(key, edition.counts().getOrDefault(key, Map.of()), null))
                    .toList();
            var attackers = new ArrayList<List<String>>(List.of(List.of()));
            members.forEach(one -> attackers.add(List.of(one)));
            for (List<String> known : attackers) {
                assertThat(new ReconstructionAttack(printed, relations)
                                .knowingTheCap(0, 10)
                                .knowing(cells, known)
                                .narrowest())
                        .as(printed + " for " + known)
                        .isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void theChangeOfOneMemberDoesNotMoveWhatIsStatedTogether() {
        var before = statements(new Random(5), 9, 60);
        var after = new HashMap<>(before);
        after.put("M3", List.of(vacancy(1, 50)));
        var key = "outcomes/vacancy/" + YEAR;
        var rules = RulesInForce.asPublished();
        assertThat(Revision.allowed(pool(before).parted(key), pool(after).parted(key), rules))
                .isFalse();
        assertThat(pool(before).contributed()).contains(key);
        for (String member : List.of("M4", "M5", "M6")) {
            after.put(member, List.of(vacancy(2, 90)));
        }
        assertThat(Revision.allowed(pool(before).parted(key), pool(after).parted(key), rules))
                .isTrue();
    }

    @Test
    void quartilesAreToldOfNineMembersAndToTheNextTwentieth() {
        var rules = RulesInForce.asPublished();
        var of = new TreeMap<String, Integer>();
        var n = new TreeMap<String, Integer>();
        for (int i = 0; i < 9; i++) {
            of.put("M" + i, 100);
            n.put("M" + i, 11 * i);
        }
        var told = Distribution.of(n, of, rules).orElseThrow();
        assertThat(told.path("quartileLower").asDouble()).isEqualTo(0.2);
        assertThat(told.path("quartileMiddle").asDouble()).isEqualTo(0.45);
        assertThat(told.path("quartileUpper").asDouble()).isEqualTo(0.65);
        assertThat(told.path("membersCompared").asInt()).isEqualTo(9);
        of.put("M8", rules.hiddenUpTo());
        n.put("M8", 0);
        assertThat(Distribution.of(n, of, rules)).isEmpty();
    }

    private static Stated vacancy(int n, int of) {
        return new Stated("outcomes", YEAR, Map.of("measure", "vacancy"), n, of);
    }

    private static Map<String, List<Stated>> statements(Random random, int members, int size) {
        var all = new TreeMap<String, List<Stated>>();
        for (int i = 0; i < members; i++) {
            int of = size / 2 + random.nextInt(size);
            int first = size / 2 + random.nextInt(size);
            all.put(
                    "M" + i,
                    List.of(
                            vacancy(random.nextInt(of + 1), of),
                            new Stated(
                                    "outcomes",
                                    YEAR,
                                    Map.of("measure", "exits-to-entries"),
                                    random.nextInt(2 * size),
                                    size),
                            new Stated("learning", YEAR, Map.of("attempt", "first"), random.nextInt(first + 1), first),
                            new Stated("learning", YEAR, Map.of("attempt", "later"), first / 2, first)));
        }
        return all;
    }

    private static Pool pool(Map<String, List<Stated>> statements) {
        var told = new ArrayList<Contribution>();
        statements.forEach((owner, own) -> {
            told.add(new Contribution(owner, "", new OwnerFacts("state", List.of(), List.of()).text()));
            StatedGroup.contributions(own)
                    .forEach((key, cells) -> told.add(new Contribution(owner, key, JSON.writeValueAsString(cells))));
        });
        return Pool.of(told);
    }

    private static StatedEdition edition(Map<String, List<Stated>> statements, Map<String, Printed> earlier) {
        return StatedEdition.of(BASE, pool(statements), earlier, RulesInForce.asPublished());
    }

    private static Map<String, Printed> printed(StatedEdition edition) {
        var printed = new TreeMap<String, Printed>();
        edition.controlled().forEach(one -> printed.putAll(one.printed()));
        return printed;
    }

    private static Printed told(Map<String, Printed> printed, String key) {
        return java.util.Objects.requireNonNull(printed.get(key));
    }

    private static List<Relation> relations(Map<String, Printed> printed) {
        return printed.keySet().stream()
                .filter(key -> key.contains("part=of") && printed.containsKey(key.replace("part=of", "part=rest")))
                .map(key -> new Relation(
                        key, List.of(key.replace("part=of", "part=n"), key.replace("part=of", "part=rest"))))
                .toList();
    }
}
