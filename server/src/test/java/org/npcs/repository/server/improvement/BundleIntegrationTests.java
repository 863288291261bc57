package org.npcs.repository.server.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a member observes of a care bundle, as it is stated, scored and drawn. */
@ExtendWith(RunningSandbox.class)
class BundleIntegrationTests {

    /** Half of the last digit that an answer tells. */
    private static final double SIX_DECIMALS = 5.000001e-7;

    private static final String BUNDLE = "bundle-observations/zero-to-three/all/";

    private final NewMember member = NewMember.enter();

    @Test
    void aBundleIsPublishedWithItsHash() {
        var version = Api.anonymous().get("/v1/bundles/zero-to-three/versions/1");
        assertThat(version.header("ETag")).isEqualTo('"' + version.at("/contentHash") + '"');
        assertThat(version.values("/elements", "provenance")).containsOnly("inferred");
        assertThat(version.values("/measures", "kind")).contains("process", "outcome", "balancing");
        assertThat(Api.anonymous().get("/v1/bundles").values("/items", "id")).contains("zero-to-three-1");
        assertThat(Api.anonymous().get("/v1/bundles/zero-to-three/versions/99").code())
                .isEqualTo("not-found");
        assertThat(Api.anonymous()
                        .header("If-None-Match", version.header("ETag"))
                        .get("/v1/bundles/zero-to-three/versions/1")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anObservationHasVersionsAndOnlyItsOwner() {
        var path = member.path(BUNDLE + "2026-01");
        var made = member.api().put(path, Samples.example("bundle-observation"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.values("/warnings", "rule")).containsOnly("IMP-R-009");
        var changed = Samples.example("bundle-observation").put("allOrNoneMet", 19);
        assertThat(member.api().put(path, changed).code()).isEqualTo("precondition-required");
        assertThat(member.api().put(path + "?expectedVersion=2", changed).code())
                .isEqualTo("version-mismatch");
        assertThat(member.api().put(path + "?expectedVersion=1", changed).number("/version"))
                .isEqualTo(2);
        assertThat(member.api().get(path).number("/allOrNoneMet")).isEqualTo(19);
        assertThat(member.api().get(member.path(BUNDLE + "2026-02")).code()).isEqualTo("not-found");
        for (String rest : List.of(BUNDLE + "2026-01", "bundle-scores?bundle=zero-to-three")) {
            for (String other : List.of("fenwick-analyst", "steward")) {
                assertThat(Api.as(other).get(member.path(rest)).code())
                        .as(other + " " + rest)
                        .isEqualTo("not-found");
            }
        }
        assertThat(Api.as("fenwick-analyst")
                        .get("/v1/charts/bundle?bundle=zero-to-three&member=" + member.code())
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        var content = Samples.example("bundle-observation").put("allOrNoneMet", 31);
        var path = member.path(BUNDLE + "2026-01");
        var refused = member.api().put(path, content);
        assertThat(refused.values("/findings", "pointer")).containsExactly("/allOrNoneMet");
        ((ObjectNode) content.at("/elements/3")).put("notMet", 8);
        assertThat(member.api().put(path, content).values("/findings", "pointer"))
                .containsExactly("/elements/3");
        assertThat(member.api()
                        .put(member.path(BUNDLE + "2098-01"), Samples.example("bundle-observation"))
                        .values("/findings", "rule"))
                .containsExactly("IMP-R-004");
        assertThat(member.api()
                        .put(
                                member.path("bundle-observations/other/all/2026-01"),
                                Samples.example("bundle-observation"))
                        .code())
                .isEqualTo("not-found");
        assertThat(member.api()
                        .put(
                                member.path("bundle-observations/zero-to-three/Jane/2026-01"),
                                Samples.example("bundle-observation"))
                        .code())
                .isEqualTo("invalid-parameter");
    }

    @Test
    void gapsCountAsNotDoneAndNothingOfNothingIsNoShare() {
        var content = Samples.example("bundle-observation");
        member.api().put(member.path(BUNDLE + "2026-01"), content);
        member.api().put(member.path(BUNDLE + "2026-02"), OneMonth.of(new Random(1), 0));
        member.api().put(member.path("bundle-observations/zero-to-three/unit-7/2026-03"), content);
        var scores = member.api().get(member.path("bundle-scores?bundle=zero-to-three&until=2026-02"));
        assertThat(scores.values("/months", "month")).containsExactly("2026-01", "2026-02");
        assertThat(scores.values("/months", "status")).containsExactly("scored", "none-eligible");
        assertThat(scores.json().at("/months/1").has("allOrNone")).isFalse();
        assertThat(scores.json().at("/months/1").has("composite")).isFalse();
        var sleep = scores.json().at("/months/0/elements/1");
        assertThat(sleep.at("/share/n").intValue()).isEqualTo(18);
        assertThat(sleep.at("/share/denominator").intValue()).isEqualTo(22);
        assertThat(sleep.at("/notRecorded").intValue()).isEqualTo(2);
        // Wilson's interval of 18 of 42, computed by hand from the formula of 1927.
        assertThat(scores.json().at("/months/0/allOrNone/lower").doubleValue())
                .isCloseTo(wilson(18, 42, -1), within(SIX_DECIMALS));
        assertThat(scores.json().at("/months/0/allOrNone/upper").doubleValue())
                .isCloseTo(wilson(18, 42, 1), within(SIX_DECIMALS));
        assertThat(scores.number("/months/0/notRecorded")).isEqualTo(12);
        assertThat(member.api()
                        .get(member.path("bundle-scores?bundle=zero-to-three&from=2026-02&until=2026-01"))
                        .code())
                .isEqualTo("invalid-parameter");
    }

    private static double wilson(double n, double of, int side) {
        double z = 1.959963984540054;
        double p = n / of;
        return (p + z * z / (2 * of) + side * z * Math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)))
                / (1 + z * z / of);
    }

    @Test
    void limitsOfPChartsAreThoseOfTheFormulas() {
        var chance = new Random(20261130);
        var done = new ArrayList<Integer>();
        var wholes = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            var content = OneMonth.of(chance, 60 + chance.nextInt(900));
            done.add(content.path("allOrNoneMet").asInt());
            wholes.add(content.path("eligible").asInt());
            var put =
                    member.api().put(member.path(BUNDLE + YearMonth.of(2024, 1).plusMonths(i)), content);
            assertThat(put.status()).as(put.body()).isEqualTo(201);
        }
        var path = "/v1/charts/bundle?bundle=zero-to-three&member=" + member.code();
        for (int baseline : List.of(12, 20)) {
            var frozen = baseline == 20 ? "" : "&baselineUntil=2024-12-31";
            compare(member.api().get(path + "&type=p" + frozen).json(), done, wholes, baseline, 1);
            compare(
                    member.api().get(path + "&type=p-prime" + frozen).json(),
                    done,
                    wholes,
                    baseline,
                    laney(done, wholes, baseline));
        }
        var phases = member.api().get(path + "&type=p&phase=2025-01-01").json();
        assertThat(phases.path("phases").size()).isEqualTo(2);
        compare(phases, done, wholes, 12, 1, 12);
        assertThat(member.api().get(path + "&format=svg").header("Content-Type"))
                .startsWith("image/svg+xml");
        var element = member.api().get(path + "&element=safe-sleep&from=2024-03&until=2025-06");
        assertThat(element.at("/title")).startsWith("0–3 care bundle, Safe sleep");
        assertThat(element.json().path("points").size()).isEqualTo(16);
        assertThat(member.api().get(path + "&element=unknown").code()).isEqualTo("not-found");
    }

    private static void compare(JsonNode chart, List<Integer> done, List<Integer> wholes, int baseline, double factor) {
        compare(chart, done, wholes, baseline, factor, done.size());
    }

    /** Montgomery, section 7.2, with limits for each sample; times Laney's factor. */
    private static void compare(
            JsonNode chart, List<Integer> done, List<Integer> wholes, int baseline, double factor, int points) {
        double centre = centre(done, wholes, baseline);
        for (int i = 0; i < points; i++) {
            var point = chart.at("/points/" + i);
            double three = 3 * factor * Math.sqrt(centre * (1 - centre) / wholes.get(i));
            assertThat(point.path("value").doubleValue())
                    .isCloseTo((double) done.get(i) / wholes.get(i), within(SIX_DECIMALS));
            assertThat(point.path("centre").doubleValue()).isCloseTo(centre, within(SIX_DECIMALS));
            assertThat(point.path("lower").doubleValue()).isCloseTo(Math.max(0, centre - three), within(SIX_DECIMALS));
            assertThat(point.path("upper").doubleValue()).isCloseTo(Math.min(1, centre + three), within(SIX_DECIMALS));
        }
    }

    private static double centre(List<Integer> done, List<Integer> wholes, int baseline) {
        return (double) done.subList(0, baseline).stream().mapToInt(one -> one).sum()
                / wholes.subList(0, baseline).stream().mapToInt(one -> one).sum();
    }

    /** Laney 2002: the mean moving range of the standardised values, by 1.128. */
    private static double laney(List<Integer> done, List<Integer> wholes, int baseline) {
        double centre = centre(done, wholes, baseline);
        double ranges = 0;
        double before = 0;
        for (int i = 0; i < baseline; i++) {
            double z =
                    ((double) done.get(i) / wholes.get(i) - centre) / Math.sqrt(centre * (1 - centre) / wholes.get(i));
            ranges += i == 0 ? 0 : Math.abs(z - before);
            before = z;
        }
        return ranges / (baseline - 1) / 1.128;
    }

    @Test
    void aChartTellsWhatWasStoredAtAnInstant() {
        member.api().put(member.path(BUNDLE + "2026-01"), Samples.example("bundle-observation"));
        var path = "/v1/charts/bundle?bundle=zero-to-three&type=p&member=" + member.code();
        var before = member.api().get(path).json();
        member.api()
                .put(
                        member.path(BUNDLE + "2026-01?expectedVersion=1"),
                        Samples.example("bundle-observation").put("allOrNoneMet", 19));
        var address = before.at("/links/0/href").asString();
        assertThat(member.api().get(address).json().path("digest")).isEqualTo(before.path("digest"));
        assertThat(member.api().get(path).json().at("/points/0/n").intValue()).isEqualTo(19);
    }
}
