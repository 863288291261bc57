package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Who gets which bytes of an export, and who gets none. */
@ExtendWith(RunningSandbox.class)
class ExportAccessIntegrationTests {

    private static final String OWN = "{\"kind\":\"own-incidents\"}";
    private static final String NOBODYS = "/v1/exports/00000000-0000-7000-8000-000000000001";

    private final NewMember member = NewMember.enter();

    @Test
    void toOthersAnExportIsLikeOneThatDoesNotExist() {
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);
        var stranger = NewMember.enter().api();

        for (var rest : new String[] {"", "/manifest", "/rows", "/files/incidents.csv"}) {
            assertThat(stranger.get(export.path() + rest).withoutRequest())
                    .isEqualTo(stranger.get(NOBODYS + rest).withoutRequest());
            assertThat(stranger.get(export.path() + rest).code()).isEqualTo("not-found");
        }
        assertThat(stranger.post(export.path() + "/transitions", "{\"to\":\"expired\"}")
                        .code())
                .isEqualTo("not-found");
        assertThat(stranger.get("/v1/exports").json().path("items").size()).isZero();
        assertThat(member.api().get("/v1/exports").json().path("items").size()).isEqualTo(1);
    }

    @Test
    void aRangeIsAnsweredWithItsBytesAndGoesOnWhereADownloadBroke() {
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);
        var whole = export.file("incidents.csv").response().body();
        var tag = export.file("incidents.csv").header("ETag");
        var path = export.path() + "/files/incidents.csv";

        var rest = member.api()
                .header("Range", "bytes=100-")
                .header("If-Range", tag)
                .get(path);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 100-" + (whole.length - 1) + "/" + whole.length);
        assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));

        var suffix = member.api().header("Range", "bytes=-7").get(path);
        assertThat(suffix.response().body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));

        var other = member.api()
                .header("Range", "bytes=100-")
                .header("If-Range", "\"other\"")
                .get(path);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.response().body()).isEqualTo(whole);

        var behind = member.api().header("Range", "bytes=" + whole.length + "-").get(path);
        assertThat(behind.code()).isEqualTo("range-not-satisfiable");
        assertThat(behind.status()).isEqualTo(416);
        assertThat(behind.header("Content-Range")).isEqualTo("bytes */" + whole.length);
    }

    @Test
    void whatIsOverGivesNothingAnyMore() {
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);

        var ended = member.api().post(export.path() + "/transitions", "{\"to\":\"expired\"}");

        assertThat(ended.at("/state")).as(ended.body()).isEqualTo("expired");
        for (var rest : new String[] {"/manifest", "/rows", "/files/incidents.csv"}) {
            assertThat(member.api().get(export.path() + rest).code()).isEqualTo("export-expired");
        }
        assertThat(chunks(export)).isZero();
        assertThat(member.api()
                        .post(export.path() + "/transitions", "{\"to\":\"cancelled\"}")
                        .code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void anExportWhoseTimeIsOverIsRemovedByItself() {
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);

        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(
                        "UPDATE export SET expires_at = now() - interval '1 day' WHERE id = '" + id(export) + "'");
            }
        });

        org.npcs.repository.server.running.Waiting.until(
                () -> export.now().at("/state").equals("expired"));
        assertThat(chunks(export)).isZero();
    }

    @Test
    void aWithdrawalTakesTheCopiesAlong() {
        var id = member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);
        var asked = member.api()
                .post(
                        member.path("withdrawals"),
                        "{\"scope\":\"incident\",\"incidentId\":\"" + id + "\",\"reason\":\"family-request\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var confirmed = member.api()
                .post(member.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);

        assertThat(export.now().at("/state")).isEqualTo("expired");
        assertThat(export.now().at("/reason")).isEqualTo("records-withdrawn");
        assertThat(chunks(export)).isZero();
    }

    @Test
    void aReadingIsNotedWithItsRows() {
        member.stored(Samples.localKey());
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);

        export.file("incidents.csv");

        assertThat(Database.number(
                        "SELECT records FROM audit_entry WHERE noun = 'export' AND operation = 'getExportFile' AND jurisdiction = ?",
                        member.code()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"everything\"}|validation-failed|",
                "{\"kind\":\"own-incidents\",\"format\":\"xlsx\"}|invalid-parameter|format",
                "{\"kind\":\"own-incidents\",\"format\":\"sql\"}|invalid-parameter|format",
                "{\"kind\":\"own-incidents\",\"release\":\"2026Q3\"}|invalid-parameter|release",
                "{\"kind\":\"own-incidents\",\"partitionBy\":\"county\",\"format\":\"parquet\"}|invalid-parameter|partitionBy",
                "{\"kind\":\"own-incidents\",\"partitionBy\":\"eventYear\"}|invalid-parameter|partitionBy",
                "{\"kind\":\"own-incidents\",\"asOf\":\"2999-01-01T00:00:00Z\"}|invalid-parameter|asOf",
                "{\"kind\":\"release\",\"release\":\"1999Q1.1\"}|unknown-release|",
                "{\"kind\":\"release\",\"tables\":[\"no-such-table\"]}|unknown-table|",
            })
    void whatCannotBeExportedIsRefusedBeforeAnyWork(String request, String code, String parameter) {
        for (var path : new String[] {"/v1/exports", "/v1/export-previews"}) {
            var refused = member.api().post(path, request);

            assertThat(refused.code()).as(refused.body()).isEqualTo(code);
            assertThat(refused.at("/parameter")).isEqualTo(parameter == null ? "" : parameter);
        }
        assertThat(member.api().get("/v1/exports").json().path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fetc%2Fpasswd",
                ".incidents.ndjson",
                "incidents.csv%00",
                "INCIDENTS.CSV",
                "incidents",
                "a.b.c.d.e.f.g"
            })
    void aHostileNameIsNoFile(String name) {
        member.stored(Samples.localKey());
        var export = Exported.ready(member.api(), OWN);

        assertThat(export.file(name).status()).isIn(400, 404);
        assertThat(export.file("incidents.ndjson").code()).isEqualTo("not-found");
    }

    @Test
    void aCursorOfAnotherExportIsRefused() {
        member.stored(Samples.localKey());
        member.stored(Samples.localKey());
        var one = Exported.ready(member.api(), OWN);
        var other = Exported.ready(member.api(), OWN);
        var cursor = member.api().get(one.path() + "/rows?limit=1").at("/nextCursor");

        assertThat(member.api()
                        .get(one.path() + "/rows?limit=1&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        assertThat(member.api()
                        .get(other.path() + "/rows?limit=1&cursor=" + cursor)
                        .code())
                .isEqualTo("invalid-cursor");
        assertThat(member.api().get(one.path() + "/rows?cursor=MQ.AAAA").code()).isEqualTo("invalid-cursor");
        assertThat(member.api().get(one.path() + "/rows?table=reviews").code()).isEqualTo("unknown-table");
    }

    private static String id(Exported export) {
        return export.path().substring(export.path().lastIndexOf('/') + 1);
    }

    private static long chunks(Exported export) {
        return Database.number("SELECT count(*) FROM export_chunk WHERE export_id = ?::uuid", id(export));
    }
}
