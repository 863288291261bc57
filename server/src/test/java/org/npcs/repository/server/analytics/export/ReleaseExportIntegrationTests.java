package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;

/** A release leaves with the columns and the rows that its tables answer. */
@ExtendWith(RunningSandbox.class)
class ReleaseExportIntegrationTests {

    private final Api analyst = Api.as("fenwick-analyst");

    @Test
    void aFileHasTheRowsOfTheAnswers() {
        var release = published();
        for (var format : new String[] {"csv", "xlsx", "parquet"}) {
            var export = Exported.ready(
                    analyst,
                    "{\"kind\":\"release\",\"release\":\"" + release + "\",\"tables\":[\"trend\"],\"format\":\""
                            + format + "\"}");
            var answered = analyst.get("/v1/analytics/trend?release=" + release + "&panel=fixed&format=csv")
                            .body()
                            .lines()
                            .count()
                    + analyst.get("/v1/analytics/trend?release=" + release + "&panel=all&format=csv")
                            .body()
                            .lines()
                            .count()
                    - 2;

            assertThat(export.now().values("/files", "name")).contains("trend." + format, "trend-by-kind." + format);
            var rows = analyst.get(export.path() + "/rows?table=trend");
            assertThat(rows.number("/rowCount")).isEqualTo((int) answered);
            assertThat(rows.texts("/columns"))
                    .isEqualTo(analyst.get("/v1/analytics/trend?release=" + release)
                            .texts("/columns"));
        }
    }

    @Test
    void aCsvFileBeginsAsTheAnswerDoes() {
        var release = published();
        var export = Exported.ready(
                analyst, "{\"kind\":\"release\",\"release\":\"" + release + "\",\"tables\":[\"item-prevalence\"]}");

        assertThat(export.file("item-prevalence.csv").body().lines().findFirst())
                .isEqualTo(analyst.get("/v1/analytics/item-prevalence?release=" + release + "&format=csv")
                        .body()
                        .lines()
                        .findFirst());
    }

    private static String published() {
        var operator = Api.as("steward");
        var known = operator.get("/v1/releases?state=published").json().path("items");
        if (known.size() > 0) {
            return known.path(0).path("id").asString("");
        }
        var asked = operator.post("/v1/releases", "{\"base\":\"2025\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var path = "/v1/releases/" + asked.at("/id");
        Waiting.until(() -> operator.get(path).at("/state").equals("awaiting-second"));
        var moved = Api.as("steward-second").post(path + "/transitions", "{\"to\":\"published\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        return asked.at("/id");
    }
}
