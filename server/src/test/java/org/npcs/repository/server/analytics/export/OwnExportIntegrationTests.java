package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Own records leave as they were stored at one instant. */
@ExtendWith(RunningSandbox.class)
class OwnExportIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void aFileHasTheRowsBytesAndDigestOfItsManifest() {
        member.stored(Samples.localKey());
        member.stored(Samples.localKey());

        var export = Exported.ready(member.api(), "{\"kind\":\"own-incidents\"}");
        var file = export.file("incidents.csv");

        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.body().lines()).hasSize(3);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv");
        var listed = export.manifest().path("files").path(0);
        assertThat(listed.path("name").asString("")).isEqualTo("incidents.csv");
        assertThat(listed.path("rows").asInt(-1)).isEqualTo(2);
        assertThat(listed.path("bytes").asInt(-1)).isEqualTo(file.response().body().length);
        assertThat(listed.path("sha256").asString(""))
                .isEqualTo(HexFormat.of()
                        .formatHex(Digests.sha256().digest(file.response().body())));
        assertThat(file.header("ETag")).isEqualTo('"' + listed.path("sha256").asString("") + '"');
        assertThat(export.manifest().path("complete").asBoolean(false)).isTrue();
        assertThat(export.now().number("/rowsDone")).isEqualTo(2);
        assertThat(export.file("incidents.csv-metadata.json").body()).contains("http://www.w3.org/ns/csvw");
    }

    @Test
    void aFileHoldsNoSealedMemberAndNoFreeText() {
        var key = Samples.localKey();
        member.stored(key);
        assertThat(member.api()
                        .put(member.path("incidents/" + key + "/reviews/1"), Samples.review(key))
                        .status())
                .isEqualTo(201);

        for (var kind : new String[] {"own-incidents", "own-reviews", "own-ratings"}) {
            var export = Exported.ready(member.api(), "{\"kind\":\"" + kind + "\",\"format\":\"ndjson\"}");
            var table = kind.substring(4);
            var body = export.file(table + ".ndjson").body();

            assertThat(body)
                    .contains(key)
                    .doesNotContain("\"county\":", "\"publicNoticeDate\":", "\"ageDays\":", "\"lesson\":", "\"text\":");
        }
    }

    @Test
    void everyRatingIsARowOfItsReview() {
        var key = Samples.localKey();
        member.stored(key);
        var review = Samples.review(key);
        member.api().put(member.path("incidents/" + key + "/reviews/1"), review);

        var rows = Exported.ready(member.api(), "{\"kind\":\"own-ratings\"}").rows(500, () -> {});

        assertThat(rows).hasSize(review.path("ratings").size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("localKey").asString("")).isEqualTo(key);
            assertThat(row.path("item").asString("")).isNotEmpty();
        });
    }

    @Test
    void everyRowComesOnceWhileOthersWrite() {
        var like = Samples.localKey();
        member.stored(like);
        Exported.store(member, like, 24_999);
        var export = Exported.ready(member.api(), "{\"kind\":\"own-incidents\"}");

        var rows = export.rows(500, () -> {
            member.stored(Samples.localKey());
            var changed = member.api()
                    .header("If-Match", "*")
                    .put(
                            member.path("incidents/" + like),
                            Samples.incident(like).put("eventDate", "2026-09-13"));
            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        });

        assertThat(rows.stream().map(row -> row.path("incidentId").asString("")).collect(Collectors.toSet()))
                .hasSize(25_000);
        assertThat(export.manifest().path("rows").asInt(-1)).isEqualTo(25_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "parquet"})
    void anExportWithoutRowsHasAFileWithoutRows(String format) {
        var export = Exported.ready(
                member.api(),
                "{\"kind\":\"own-incidents\",\"format\":\"" + format + "\",\"asOf\":\"2020-01-01T00:00:00Z\"}");

        for (var listed : export.manifest().path("files")) {
            var file = export.file(listed.path("name").asString(""));
            assertThat(file.status()).as(file.body()).isEqualTo(200);
            assertThat(file.response().body().length)
                    .isEqualTo(listed.path("bytes").asInt(-1));
        }
        assertThat(export.manifest().path("rows").asInt(-1)).isZero();
        assertThat(export.rows(500, () -> {})).isEmpty();
    }

    @Test
    void theSameInstantGivesTheSameRowsAgain() {
        var kept = Samples.localKey();
        var voided = Samples.localKey();
        var id = member.stored(voided);
        member.stored(kept);
        var asOf = Instant.now();
        var request = "{\"kind\":\"own-incidents\",\"format\":\"ndjson\",\"asOf\":\"" + asOf + "\"}";
        var before =
                Exported.ready(member.api(), request).file("incidents.ndjson").body();

        assertThat(member.api()
                        .post("/v1/incidents/" + id + "/transitions", "{\"to\":\"voided\",\"reason\":\"entry-error\"}")
                        .status())
                .isEqualTo(200);
        member.stored(Samples.localKey());

        assertThat(Exported.ready(member.api(), request)
                        .file("incidents.ndjson")
                        .body())
                .isEqualTo(before);
        assertThat(Exported.ready(member.api(), "{\"kind\":\"own-incidents\",\"format\":\"ndjson\"}")
                        .file("incidents.ndjson")
                        .body())
                .contains(kept)
                .doesNotContain(voided);
    }

    @Test
    void anEstimateIsNearWhatTheExportHas() {
        var like = Samples.localKey();
        member.stored(like);
        Exported.store(member, like, 20_000);
        for (var format : new String[] {"csv", "ndjson", "parquet"}) {
            var request = "{\"kind\":\"own-incidents\",\"format\":\"" + format + "\"}";
            var estimate = member.api().post("/v1/export-previews", request);
            var export = Exported.ready(member.api(), request).now();

            assertThat(estimate.number("/rows")).as(estimate.body()).isEqualTo(20_001);
            assertThat((double) estimate.number("/bytes"))
                    .as(format)
                    .isBetween(0.8 * export.number("/bytes"), 1.2 * export.number("/bytes"));
        }
    }
}
