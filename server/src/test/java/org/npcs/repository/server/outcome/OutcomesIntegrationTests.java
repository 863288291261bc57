package org.npcs.repository.server.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class OutcomesIntegrationTests {

    private static final String CHILDREN = "reporting-periods/2026/denominators/child-population";

    private final NewMember member = NewMember.enter();

    @Test
    void anObservationIsKeptInVersionsWithItsSourceAndReadAsOfThePast() {
        var first = state("2024", ratio(2110, 2245));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(member.path("outcome-observations/exits-to-entries/2024"));
        assertThat(state("2024", ratio(2110, 2245)).at("/outcome")).isEqualTo("unchanged");
        assertThat(state("2024", ratio(2111, 2245)).code()).isEqualTo("precondition-required");
        var second = member.api().put(observation("2024") + "?expectedVersion=1&reason=entry-error", ratio(2111, 2245));
        assertThat(second.number("/version")).as(second.body()).isEqualTo(2);

        var now = member.api().get(observation("2024"));
        assertThat(now.at("/content/source/kind")).isEqualTo("afcars");
        assertThat(now.number("/content/parts/1/value")).isEqualTo(2111);
        var then = member.api().get(observation("2024") + "?asOf=" + first.at("/updatedAt"));
        assertThat(then.number("/content/parts/1/value")).as(then.body()).isEqualTo(2110);
        assertThat(member.api()
                        .get(observation("2024") + "?asOf=2020-01-01T00:00:00Z")
                        .code())
                .isEqualTo("not-found");
        var past = outcome("exits-to-entries", "2024", "&asOf=" + first.at("/updatedAt"));
        assertThat(past.at("/numerator/value").asInt()).isEqualTo(2110);
    }

    @Test
    void whatHasNoDenominatorOrIsNoPartOfTheMeasureIsRefused() {
        var alone = ratio(2110, 2245);
        alone.withArray("parts").remove(0);
        assertRefused(state("2024", alone), "OUT-R-001", "/parts");
        var strange = ratio(2110, 2245);
        strange.withArray("parts").addObject().put("part", "removed").put("value", 1);
        assertRefused(state("2024", strange), "OUT-R-002", "/parts/2/part");
        assertRefused(state("2024", ratio(2110, 2245).put("measureVersion", "7")), "OUT-R-005", "/measureVersion");
        assertRefused(state("2199", ratio(2110, 2245)), "OUT-R-006", "/status");
        assertRefused(state("2024", ratio(-1, 2245)), "STR-RANGE", "/parts/1/value");
        assertRefused(state("2024", ratio(2110, 2245).put("note", "a word")), "STR-UNKNOWN-MEMBER", "/note");
        var vacant = of("own-personnel", "positions", 10, "vacant", 11);
        assertRefused(
                member.api().put(member.path("outcome-observations/vacancy/2024"), vacant),
                "OUT-R-003",
                "/parts/1/value");
        assertThat(state("2024", ratio(2110, 0)).status()).isEqualTo(201);
        assertThat(outcome("exits-to-entries", "2024", "").at("/status").asString())
                .isEqualTo("denominator-zero");
    }

    @Test
    void aMeasureThatIsComputedOrNotThereCannotBeStated() {
        for (String measure : new String[] {"fatality-rate-population", "happiness"}) {
            var refused = member.api().put(member.path("outcome-observations/" + measure + "/2024"), ratio(1, 2));
            assertThat(refused.code()).isEqualTo("invalid-parameter");
            assertThat(refused.texts("/allowed")).contains("vacancy").doesNotContain("fatality-rate-population");
        }
        assertThat(state("2024-13", ratio(1, 2)).code()).isEqualTo("invalid-parameter");
        assertThat(state("MFY2024", ratio(1, 2)).body()).contains("fiscalYearStart");
    }

    @Test
    void thePrintedTableIsTakenAsItIsAndItsMisprintIsReported() {
        var printed = of("other-official", "atStart", 429202, "entered", 224555, "served", 655787, "exited", 211046);
        var stored = state("1993", printed);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.at("/warnings/0/rule")).isEqualTo("OUT-R-004");
        assertThat(stored.at("/warnings/0/pointer")).isEqualTo("/parts/2/value");
        assertThat(member.api().get(observation("1993")).values("/warnings", "rule"))
                .containsExactly("OUT-R-004");

        var told = outcome("exits-to-entries", "1993", "");
        assertThat(told.at("/value").asDouble()).isCloseTo(0.9398, within(0.00005));
        assertThat(told.at("/warnings/0/rule").asString()).isEqualTo("OUT-R-004");
        double error = 1.959963984540054 * Math.sqrt(1.0 / 211046 + 1.0 / 224555);
        assertThat(told.at("/lower").asDouble()).isCloseTo(211046.0 / 224555 / Math.exp(error), within(1e-9));
        assertThat(told.at("/upper").asDouble()).isCloseTo(211046.0 / 224555 * Math.exp(error), within(1e-9));
        assertThat(told.at("/method").asString()).isEqualTo("log-ratio");
        assertThat(told.at("/direction").asString()).isEqualTo("higher");
        assertThat(told.at("/denominator/source").asString()).isEqualTo("other-official");
        assertThat(told.at("/cautions")).isNotEmpty();
    }

    @Test
    void threeYearsTogetherAreTheRatioOfTheSums() {
        state("1992", of("afcars", "entered", 221699, "exited", 202780));
        state("1993", of("afcars", "entered", 224555, "exited", 211046));
        var gap = outcome("exits-to-entries", "1994", "&together=3");
        assertThat(gap.at("/status").asString()).isEqualTo("not-observed");
        assertThat(gap.has("value")).isFalse();
        state("1994", of("own-system", "entered", 262937, "exited", 226577));

        var told = outcome("exits-to-entries", "1994", "&together=3");
        assertThat(told.at("/value").asDouble()).isCloseTo(0.9030, within(0.00005));
        assertThat(told.at("/denominator/value").asInt()).isEqualTo(709191);
        assertThat(told.at("/denominator/source").asString()).isEqualTo("several");
        assertThat(told.at("/periodStart").asString()).isEqualTo("1992-01-01");
        assertThat(told.at("/periods").asInt()).isEqualTo(3);
        assertThat(ask("period=1994&together=6").code()).isEqualTo("invalid-parameter");
    }

    @Test
    void aRetractedObservationStaysReadableAndGivesNoValueUntilItIsStatedAgain() {
        state("2023", ratio(30, 40));
        assertThat(move("2023", "{\"to\":\"retracted\"}").code()).isEqualTo("invalid-parameter");
        var key = UUID.randomUUID().toString();
        var step = "{\"to\":\"retracted\",\"reason\":\"entry-error\"}";
        var retracted = member.api().header("Idempotency-Key", key).post(observation("2023") + "/transitions", step);
        assertThat(retracted.at("/state")).as(retracted.body()).isEqualTo("retracted");
        assertThat(retracted.at("/retractionReason")).isEqualTo("entry-error");
        assertThat(member.api()
                        .header("Idempotency-Key", key)
                        .post(observation("2023") + "/transitions", step)
                        .number("/version"))
                .isEqualTo(2);
        assertThat(move("2023", step).code()).isEqualTo("illegal-transition");
        assertThat(member.api().get(observation("2023")).number("/content/parts/1/value"))
                .isEqualTo(30);

        var told = outcome("exits-to-entries", "2023", "");
        assertThat(told.at("/status").asString()).isEqualTo("retracted");
        assertThat(told.has("value")).isFalse();
        assertThat(told.at("/numerator").has("value")).isFalse();

        var again = member.api().put(observation("2023") + "?expectedVersion=2&reason=entry-error", ratio(30, 40));
        assertThat(again.at("/state")).as(again.body()).isEqualTo("stated");
        assertThat(outcome("exits-to-entries", "2023", "").at("/value").asDouble())
                .isEqualTo(0.75);
        assertThat(member.api()
                        .get(member.path("changes?noun=outcome-observation"))
                        .values("/items", "state"))
                .containsExactly("stated", "retracted", "stated");
    }

    @Test
    void aRateCountsTheDeterminationInForceAndHasNoValueWithoutItsDenominator() {
        var silent = outcome("near-fatality-rate-population", "2026", "");
        assertThat(silent.at("/status").asString()).isEqualTo("nothing-reported");
        assertThat(silent.at("/numerator").has("value")).isFalse();

        var key = Samples.localKey();
        member.stored(key);
        member.stored(Samples.localKey());
        var missing = outcome("near-fatality-rate-population", "2026", "");
        assertThat(missing.at("/status").asString()).isEqualTo("denominator-missing");
        assertThat(missing.at("/numerator/value").asInt()).isEqualTo(2);
        assertThat(missing.has("value")).isFalse();

        member.api().put(member.path(CHILDREN), "{\"value\": 200000, \"source\": \"Census Bureau, vintage 2026\"}");
        var rate = outcome("near-fatality-rate-population", "2026", "");
        assertThat(rate.at("/value").asDouble()).isCloseTo(1.0, within(1e-9));
        // Exact Poisson limits of two events: 0.2422 and 7.2247 (Garwood 1936).
        assertThat(rate.at("/lower").asDouble()).isCloseTo(0.2422 / 2, within(0.0001));
        assertThat(rate.at("/upper").asDouble()).isCloseTo(7.2247 / 2, within(0.0001));
        assertThat(rate.at("/unstable").asBoolean()).isTrue();
        assertThat(rate.at("/denominator/statedSource").asString()).isEqualTo("Census Bureau, vintage 2026");
        assertThat(rate.at("/links").toString()).contains("/v1/charts/spc?measure=near-fatality");

        // The child dies: what was a near fatality is a death now, and was none then.
        var before = member.api().get("/v1").at("/meta/at");
        var dead = Samples.incident(key);
        dead.withArray("/determinations")
                .addObject()
                .put("sequence", 2)
                .put("kind", "fatality")
                .put("status", "preliminary")
                .put("determinedOn", "2026-09-20");
        var died =
                member.api().put(member.path("incidents/" + key + "?expectedVersion=1&reason=new-information"), dead);
        assertThat(died.status()).as(died.body()).isEqualTo(200);
        assertThat(counted("near-fatality-rate-population", "")).isEqualTo(1);
        assertThat(counted("fatality-rate-population", "")).isEqualTo(1);
        assertThat(counted("near-fatality-rate-population", "&asOf=" + before)).isEqualTo(2);
        assertThat(counted("fatality-rate-population", "&asOf=" + before)).isZero();
    }

    @Test
    void aPeriodThatIsAttestedToBeWithoutIsZeroAndNotSilent() {
        member.api()
                .put(
                        member.path("reporting-periods/2025-Q1/attestations/incident"),
                        "{\"status\": \"none-to-report\"}");
        member.api()
                .put(
                        member.path("reporting-periods/2025-Q1/denominators/children-with-contact"),
                        "{\"value\": 4000, \"source\": \"Own system\"}");
        var zero = outcome("fatality-rate-contact", "2025-Q1", "");
        assertThat(zero.at("/status").asString()).isEqualTo("available");
        assertThat(zero.at("/value").asDouble()).isZero();
        assertThat(zero.at("/upper").asDouble()).isCloseTo(3.6889 / 4, within(0.0001));
        assertThat(outcome("fatality-rate-contact", "2025", "").at("/status").asString())
                .isEqualTo("nothing-reported");
    }

    @Test
    void pagesOfOutcomesFollowEachOtherByMeasureAndPeriod() {
        var address = member.path("outcomes?domain=workforce&length=quarter&from=2025-01-01&to=2026-12-31&limit=5");
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = member.api().get(cursor == null ? address : address + "&cursor=" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json()
                    .get("items")
                    .forEach(item -> seen.add(item.get("measure").asString() + " "
                            + item.get("period").asString()));
            cursor = page.json().path("nextCursor").asString(null);
            if (cursor != null) {
                assertThat(member.api().get(page.at("/links/0/href")).status()).isEqualTo(200);
            }
        } while (cursor != null);
        assertThat(seen).hasSize(3 * 8).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aQuestionThatCannotBeMeantIsRefused() {
        assertThat(ask("measure=happiness").code()).isEqualTo("invalid-parameter");
        assertThat(ask("domain=money").code()).isEqualTo("invalid-parameter");
        assertThat(ask("period=2026&from=2026-01-01").code()).isEqualTo("invalid-parameter");
        assertThat(ask("from=2026-01-01&to=2025-01-01").code()).isEqualTo("invalid-parameter");
        assertThat(ask("length=month&from=1900-01-01&to=2026-01-01").code()).isEqualTo("invalid-parameter");
        assertThat(ask("calendar=federal-fiscal&length=month").code()).isEqualTo("invalid-parameter");
        assertThat(ask("calendar=member-fiscal").body()).contains("fiscalYearStart");
        assertThat(ask("by=member").code()).isEqualTo("unknown-parameter");
    }

    @Test
    void nobodyElseSeesThem() {
        state("2024", ratio(2110, 2245));
        var other = NewMember.enter();
        assertThat(other.api().get(observation("2024")).code()).isEqualTo("not-found");
        assertThat(other.api().get(member.path("outcomes")).code()).isEqualTo("not-found");
        assertThat(other.api().get(member.path("outcome-observations")).code()).isEqualTo("not-found");
        assertThat(other.api().get(other.path("outcome-observations")).json().get("items"))
                .isEmpty();
        assertThat(member.api()
                        .get(member.path("outcome-observations?measure=exits-to-entries&period=2024&state=stated"))
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void measuresAndTheReferenceSeriesAreReadByAnybodyAndKept() {
        var measure = Api.anonymous().get("/v1/measures/exits-to-entries/versions/1");
        assertThat(measure.at("/denominator/title")).isEqualTo("Entries into care");
        assertThat(measure.header("ETag")).isEqualTo('"' + measure.at("/contentHash") + '"');
        assertThat(Api.anonymous()
                        .get("/v1/measures/exits-to-entries/versions/9")
                        .code())
                .isEqualTo("not-found");
        assertThat(Api.anonymous().get("/v1/measures?limit=500").values("/items", "id"))
                .contains("repeat-maltreatment-12m", "repeat-maltreatment-6m", "worker-turnover");

        var series = Api.anonymous().get("/v1/reference-series/vcis-entries-exits-1990-1994");
        assertThat(series.values("/ratios", "value"))
                .containsExactly("0.8708", "0.9205", "0.9147", "0.9398", "0.8617", "0.903");
        assertThat(series.at("/misprints/0/period")).isEqualTo("1993");
        assertThat(Api.anonymous()
                        .header("If-None-Match", series.header("ETag"))
                        .get("/v1/reference-series/vcis-entries-exits-1990-1994")
                        .status())
                .isEqualTo(304);
        assertThat(Api.anonymous().get("/v1/reference-series").json().get("items"))
                .hasSize(1);
        assertThat(Api.anonymous().get("/v1/reference-series/nobodys").code()).isEqualTo("not-found");
    }

    private Reply state(String period, ObjectNode content) {
        return member.api().put(observation(period), content);
    }

    private Reply move(String period, String step) {
        return member.api().post(observation(period) + "/transitions", step);
    }

    private Reply ask(String query) {
        return member.api().get(member.path("outcomes?" + query));
    }

    private JsonNode outcome(String measure, String period, String more) {
        var told = ask("measure=" + measure + "&period=" + period + more);
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        return told.json().at("/items/0");
    }

    private int counted(String measure, String more) {
        return outcome(measure, "2026", more).at("/numerator/value").asInt(-1);
    }

    private String observation(String period) {
        return member.path("outcome-observations/exits-to-entries/" + period);
    }

    private static void assertRefused(Reply reply, String rule, String pointer) {
        assertThat(reply.code()).as(reply.body()).isEqualTo("validation-failed");
        assertThat(reply.values("/findings", "rule")).as(reply.body()).containsExactly(rule);
        assertThat(reply.at("/findings/0/pointer")).isEqualTo(pointer);
    }

    private static ObjectNode ratio(long exited, long entered) {
        return of("afcars", "entered", entered, "exited", exited);
    }

    private static ObjectNode of(String source, Object... parts) {
        var content = Samples.example("outcome-observation");
        content.withObject("/source").put("kind", source);
        var array = content.putArray("parts");
        for (int i = 0; i < parts.length; i += 2) {
            array.addObject().put("part", (String) parts[i]).put("value", ((Number) parts[i + 1]).longValue());
        }
        return content;
    }
}
