package org.npcs.repository.server.exchange.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;

/** Complete, valid and timely, and what the law withholds is no gap. */
@ExtendWith(RunningSandbox.class)
class DataQualityIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void whatMayNotBeSharedIsNoGap() {
        put("{\"eventDate\":\"2026-03-05\"}");
        put("{\"eventDate\":\"2026-03-06\",\"absences\":{\"child.sex\":\"not-permitted\"}}");
        put("{\"eventDate\":\"2026-03-07\",\"child\":{\"sex\":\"2\"}}");
        put("{\"eventDate\":\"2026-04-01\"}");

        var sex = element(quality("2026-03"), "incident.child.sex");

        assertThat(sex.get("withheld").asInt()).isEqualTo(1);
        assertThat(sex.get("missing").asInt()).isEqualTo(1);
        assertThat(sex.get("given").asInt()).isEqualTo(1);
        assertThat(sex.get("share").asDouble()).isEqualTo(0.6667);
    }

    @Test
    void everyRecordAnswersEveryElementInOneWay() {
        put("{\"eventDate\":\"2026-03-05\"}");
        put("{\"eventDate\":\"2026-03-06\",\"child\":{\"sex\":\"2\"}}");

        var quality = quality("2026-Q1");

        assertThat(quality.number("/records")).isEqualTo(2);
        assertThat(quality.json().at("/elements").valueStream()).isNotEmpty().allSatisfy(element -> assertThat(
                        element.get("given").asInt()
                                + element.get("answered").asInt()
                                + element.get("withheld").asInt()
                                + element.get("notApplicable").asInt()
                                + element.get("missing").asInt())
                .as(element.get("element").asString())
                .isEqualTo(2));
    }

    @Test
    void aCorrectionIsNoLateReport() {
        var event = LocalDate.parse("2026-03-05");
        var key = put("{\"eventDate\":\"2026-03-05\"}");
        member.api().header("If-Match", "*").patch(member.path("incidents/" + key), "{\"awareDate\":\"2026-03-06\"}");
        var lag = (int) ChronoUnit.DAYS.between(
                event,
                LocalDate.parse(member.api()
                        .get(member.path("incidents/" + key))
                        .at("/createdAt")
                        .substring(0, 10)));

        var quality = quality("2026-03");

        assertThat(quality.number("/timeliness/counted")).isEqualTo(1);
        assertThat(quality.number("/timeliness/medianDays")).isEqualTo(lag);
        assertThat(quality.number("/timeliness/ninetiethDays")).isEqualTo(lag);
    }

    @Test
    void recordsThatCouldNotBeFinalisedAreToldByRule() {
        put("{\"eventDate\":\"2026-03-05\"}");

        var quality = quality("2026-03");

        assertThat(quality.number("/validity/valid")).as(quality.body()).isZero();
        assertThat(quality.json().at("/validity/rules").size()).isPositive();
    }

    @Test
    void aPeriodWithoutRecordsHasNoShares() {
        var quality = quality("2025-07");

        assertThat(quality.number("/records")).isZero();
        assertThat(quality.json().has("completeness")).isFalse();
        assertThat(quality.json().at("/validity/share").isMissingNode()).isTrue();
        assertThat(quality.json().at("/timeliness/medianDays").isMissingNode()).isTrue();
    }

    @Test
    void theScoresAreTheOwnersAlone() {
        assertThat(NewMember.enter()
                        .api()
                        .get(member.path("reporting-periods/2026-03/quality"))
                        .code())
                .isEqualTo("not-found");
    }

    private Reply quality(String period) {
        var quality = member.api().get(member.path("reporting-periods/" + period + "/quality"));
        assertThat(quality.status()).as(quality.body()).isEqualTo(200);
        return quality;
    }

    private static JsonNode element(Reply quality, String id) {
        return quality.json()
                .at("/elements")
                .valueStream()
                .filter(element -> element.get("element").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String put(String content) {
        var key = Samples.localKey();
        var stored = member.api()
                .put(member.path("incidents/" + key), "{\"localKey\":\"" + key + "\"," + content.substring(1));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return key;
    }
}
