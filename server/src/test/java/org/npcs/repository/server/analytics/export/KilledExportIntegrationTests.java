package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.analytics.format.Digests;
import org.npcs.repository.server.running.KillableServer;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed while it writes an export goes on where it was: no row twice, none missing. */
@ExtendWith(RunningSandbox.class)
class KilledExportIntegrationTests {

    private static final int RECORDS = 60_000;

    @Test
    void everyRowIsWrittenExactlyOnce() {
        var server = KillableServer.onNewDatabase("killed_export");
        try {
            server.execute("""
                    SET session_replication_role = replica;
                    INSERT INTO incident (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at,
                        stored_by, kind, event_date)
                    SELECT 'US-XB', gen_random_uuid(), 'KILLED-' || n, 1, '"1-many"', 'accepted',
                        '{"localKey":"KILLED-' || n || '","eventDate":"2026-01-01","child":{"ageYears":3}}', '{}',
                        now() - interval '1 hour', now() - interval '1 hour', 'test', 'fatality', '2026-01-01'
                    FROM generate_series(1, 60000) n""");
            var asked = server.analyst("/v1/exports", "{\"kind\":\"own-incidents\",\"format\":\"csv\"}");
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
            var path = asked.headers().firstValue("Location").orElse("");
            var writing = server;
            Waiting.until(() -> writing.number("SELECT rows_done FROM export") > 0);
            server = server.killedAndStartedAgain();
            assertThat(server.number("SELECT rows_done FROM export")).isLessThan(RECORDS);

            var standing = server;
            Waiting.until(() -> standing.number("SELECT count(*) FROM export WHERE state = 'ready'") == 1);
            var export = new JsonMapper().readTree(server.analyst(path, "").body());
            var file = server.analyst(path + "/files/incidents.csv", "").body();

            assertThat(export.path("rowsDone").asInt(-1)).isEqualTo(RECORDS);
            assertThat(file.lines().skip(1).map(line -> line.split(",")[1]).collect(Collectors.toSet()))
                    .hasSize(RECORDS);
            assertThat(file.lines().count()).isEqualTo(RECORDS + 1);
            assertThat(Digests.of(file.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(export.path("files").path(0).path("sha256").asString(""));
        } finally {
            server.close();
        }
    }
}
