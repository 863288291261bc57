package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.RunningSandbox;

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

    /** Enters a published release beside the service: to count and to control one takes longer than what is tested here. */
    private static String published() {
        var rows = new StringBuilder();
        for (var by : new String[] {"", "kind"}) {
            for (var panel : new String[] {"fixed", "all"}) {
                rows.append(rows.isEmpty() ? "" : ",")
                        .append("{\"by\":\"" + by + "\",\"length\":\"quarter\",\"panel\":\"" + panel
                                + "\",\"row\":{\"period\":\"2018-Q3\",\"periodLabel\":\"2018-Q3\",\"periodStart\":\"2018-07-01\","
                                + "\"periodEnd\":\"2018-09-30\",\"panel\":\"" + panel + "\","
                                + (by.isEmpty() ? "" : "\"kind\":\"fatality\",\"kindLabel\":\"Fatality\",")
                                + "\"nLower\":11,\"nUpper\":15,\"status\":\"shown\"}}");
            }
        }
        return Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                statement.execute(
                        "INSERT INTO release (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at,"
                                + " stored_by, base, revision, requested_by) VALUES ('OPERATOR', '00000000-0000-4000-8000-000000002018',"
                                + " '2018Q3.1', 1, '\"1-x\"', 'published', '{\"base\":\"2018Q3\",\"revision\":1,"
                                + "\"asOf\":\"2018-11-01T00:00:00Z\",\"rules\":\"2026-1\",\"members\":9}', '{}', now(), now(), 'test',"
                                + " '2018Q3', 1, 'test') ON CONFLICT DO NOTHING");
                for (var table : new String[] {"trend", "item-prevalence"}) {
                    statement.execute(
                            "INSERT INTO release_table (jurisdiction, release_id, table_id, content) VALUES ('OPERATOR',"
                                    + " '00000000-0000-4000-8000-000000002018', '" + table + "', '{\"rows\":[" + rows
                                    + "]}') ON CONFLICT DO NOTHING");
                }
                return "2018Q3.1";
            }
        });
    }
}
