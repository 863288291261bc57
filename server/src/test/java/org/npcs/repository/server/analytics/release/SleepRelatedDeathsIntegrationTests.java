package org.npcs.repository.server.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.release.SqlReleaseWork.Contribution;
import org.npcs.repository.server.analytics.table.Elements;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published table of 436 sleep-related infant deaths of 2011 in seven states (Shapiro-Mendoza et al. 2014) as records of seven
 * invented members: each sees its own in full, together they are what was published, and a release hides what must be hidden.
 */
@ExtendWith(RunningSandbox.class)
class SleepRelatedDeathsIntegrationTests {

    private static final Map<String, Integer> CATEGORIES = new LinkedHashMap<>(
            Map.of("U-NOINV", 11, "U-INC", 101, "U-NOFACT", 4, "U-FACT", 171, "U-POSS", 95, "E-SUFF", 54));
    private static final List<Integer> STATES = List.of(44, 111, 142, 39, 6, 63, 31);
    private static final int ALL = 436;

    @Test
    void ownersReproduceThePublishedCountsAndTheReleaseHidesTheSmallOnes() {
        var told = new ArrayList<Contribution>();
        var byCategory = new TreeMap<String, Integer>();
        var cases = cases();
        int from = 0;
        for (int size : STATES) {
            var member = NewMember.enter();
            var own = cases.subList(from, from + size);
            from += size;
            submit(member, own);
            var counted = own(member);
            assertThat(counted.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(size);
            counted.forEach((category, n) -> byCategory.merge(category, n, Integer::sum));
            told.add(contribution(member.code(), counted, size));
            told.add(new Contribution(member.code(), "", new OwnerFacts("state", List.of(), List.of()).text()));
        }
        assertThat(byCategory).isEqualTo(new TreeMap<>(CATEGORIES));
        assertThat(100.0 * count(byCategory, "U-FACT") / ALL).isCloseTo(39.22, within(0.005));
        assertThat(100.0 * count(byCategory, "U-NOFACT") / ALL).isCloseTo(0.92, within(0.005));

        var edition = Edition.of(
                new Base("2011"),
                Pool.of(told),
                Series.of(OwnerCounting.INSTRUMENT, true),
                Elements.counted(),
                Map.of(),
                RulesInForce.asPublished());
        var printed = edition.controlled().printed();
        for (String hidden : List.of("U-NOINV", "U-NOFACT")) {
            assertThat(told(printed, hidden).hasFigure()).as(hidden).isFalse();
        }
        for (String shown : List.of("U-INC", "U-FACT", "U-POSS", "E-SUFF")) {
            var range = told(printed, shown);
            assertThat(range.holds(count(CATEGORIES, shown))).as(shown).isTrue();
            assertThat(Objects.requireNonNull(range.upper()) - Objects.requireNonNull(range.lower()))
                    .isGreaterThanOrEqualTo(4);
        }
    }

    private static Printed told(Map<String, Printed> printed, String category) {
        return Objects.requireNonNull(printed.get("incidents|suidCategory=" + category + "|2011"));
    }

    private static int count(Map<String, Integer> counts, String category) {
        return Objects.requireNonNull(counts.get(category));
    }

    /** Each state gets some of each category, in a fixed order that keeps both margins. */
    private static List<String> cases() {
        var left = new HashMap<>(CATEGORIES);
        var cases = new ArrayList<String>();
        while (cases.size() < ALL) {
            int place = cases.size();
            var next = CATEGORIES.keySet().stream()
                    .sorted()
                    .max(java.util.Comparator.comparingDouble(category ->
                            count(left, category) - count(CATEGORIES, category) * (1.0 - (place + 1.0) / ALL)))
                    .orElseThrow();
            left.merge(next, -1, Integer::sum);
            cases.add(next);
        }
        return cases;
    }

    private static void submit(NewMember member, List<String> categories) {
        var lines = new StringBuilder();
        for (int i = 0; i < categories.size(); i++) {
            lines.append(String.format(Locale.ROOT, """
                    {"noun":"incident","state":"accepted","content":{"localKey":"SUD-%s%04d","eventDate":"2011-02-14",\
                    "child":{"ageYears":0},"suidCategory":"%s","determinations":[{"sequence":1,"kind":"fatality",\
                    "status":"confirmed","determinedOn":"2011-03-01"}]}}
                    """, "K", i, categories.get(i)));
        }
        var answer = member.api()
                .key("sleep-related-" + member.code())
                .header("Content-Type", "application/x-ndjson")
                .post(member.path("submissions?wait=30"), lines.toString());
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        assertThat(answer.number("/counts/created")).as(answer.body()).isEqualTo(categories.size());
    }

    private static Map<String, Integer> own(NewMember member) {
        var answer = member.api()
                .get("/v1/analytics/incidents?member=" + member.code()
                        + "&by=suidCategory&period=year&from=2011-01-01&until=2011-12-31");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var counted = new TreeMap<String, Integer>();
        answer.json().path("rows").forEach(row -> {
            if (row.path("n").asInt() > 0) {
                counted.put(row.path("suidCategory").asString(), row.path("n").asInt());
            }
        });
        return counted;
    }

    private static Contribution contribution(String owner, Map<String, Integer> counted, int size) {
        var cells = new TreeMap<String, Integer>(Map.of(
                "incidents|",
                size,
                "incidents|kind=fatality",
                size,
                "incidents|ageBand=LT1",
                size,
                "incidents|ageBand=LT1,kind=fatality",
                size,
                "incidents|causeGroup=sleep-related",
                size,
                "incidents|causeGroup=sleep-related,kind=fatality",
                size,
                "incidents|openCase=not-told",
                size,
                "incidents|kind=fatality,openCase=not-told",
                size,
                "incidents|placement=not-told",
                size,
                "incidents|race=not-told",
                size));
        for (String element : Elements.counted()) {
            cells.put("incidents|answer=missing,element=" + element, size);
        }
        counted.forEach((category, n) -> cells.put("incidents|suidCategory=" + category, n));
        return new Contribution(owner, "2011-Q1", JsonMapper.builder().build().writeValueAsString(cells));
    }
}
