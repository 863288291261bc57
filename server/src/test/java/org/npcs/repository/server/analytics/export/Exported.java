package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.JsonNode;

/**
 * An export in a test.
 *
 * @param api who asked for it
 * @param path its address
 */
record Exported(Api api, String path) {

    /** Asks for one. */
    static Exported asked(Api api, String request) {
        var made = api.post("/v1/exports", request);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Exported(api, made.header("Location"));
    }

    /** Asks for one and waits for it. */
    static Exported ready(Api api, String request) {
        return asked(api, request).awaited();
    }

    Exported awaited() {
        Waiting.until(() -> !List.of("requested", "running").contains(now().at("/state")));
        assertThat(now().at("/state")).as(now().body()).isEqualTo("ready");
        return this;
    }

    Reply now() {
        return api.get(path);
    }

    Reply file(String name) {
        return api.get(path + "/files/" + name);
    }

    JsonNode manifest() {
        return api.get(path + "/manifest").json();
    }

    /** All rows, page by page; between pages something is done. */
    List<JsonNode> rows(int limit, Runnable between) {
        var rows = new ArrayList<JsonNode>();
        var page = api.get(path + "/rows?limit=" + limit);
        while (true) {
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("rows").forEach(rows::add);
            if (page.json().path("complete").asBoolean(false)) {
                assertThat(page.number("/rowCount")).isEqualTo(rows.size());
                return rows;
            }
            between.run();
            page = api.get(page.at("/links/0/href"));
        }
    }

    /** Stores many incidents of a member beside the service, each as a copy of one that it took in. */
    static void store(NewMember member, String like, int many) {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                // Without triggers: it is not the writing that is tested.
                statement.execute("SET session_replication_role = replica");
                return statement.executeUpdate(String.format(Locale.ROOT, """
                        INSERT INTO incident (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at,
                            stored_by, kind, event_date)
                        SELECT jurisdiction, gen_random_uuid(), 'MANY-' || n, 1, '"1-many"', state, content, changed, created_at,
                            stored_at, stored_by, kind, event_date - (n %% 1000) FROM incident, generate_series(1, %d) n
                        WHERE jurisdiction = '%s' AND natural_key = '%s'""", many, member.code(), like));
            }
        });
    }
}
