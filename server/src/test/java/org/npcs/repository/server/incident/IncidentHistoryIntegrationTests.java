package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class IncidentHistoryIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final Api current = nightly.header("If-Match", "*");
    private final String key = Samples.localKey();

    @Test
    void everyVersionStaysReadableByItsNumber() {
        var id = Members.storedIncident(key);
        var second = current.patch(fenwick(key) + "?reason=entry-error", "{\"awareDate\":\"2026-09-16\"}");
        var third = Members.move("fenwick-nightly", "/v1/incidents/" + id, "accepted");

        var first = nightly.get("/v1/incidents/" + id + "/versions/1");
        assertThat(first.json().get("content")).isEqualTo(Samples.incident(key));
        assertThat(first.at("/state")).isEqualTo("provisional");
        assertThat(nightly.get("/v1/incidents/" + id + "/versions/2").at("/etag"))
                .isEqualTo(second.at("/etag"));
        assertThat(nightly.get("/v1/incidents/" + id + "/versions/3").at("/etag"))
                .isEqualTo(third.at("/etag"));
        assertThat(nightly.get("/v1/incidents/" + id + "/versions/4").code()).isEqualTo("not-found");
    }

    @Test
    void theListOfVersionsNamesReasonsAndChangedMembersInPages() {
        var id = Members.storedIncident(key);
        current.patch(fenwick(key) + "?reason=entry-error", "{\"awareDate\":\"2026-09-16\"}");
        current.patch(fenwick(key), "{\"child\":{\"ageDays\":98}}");

        var path = "/v1/incidents/" + id + "/versions?limit=2";
        var page = nightly.get(path);
        var rest = nightly.get(path + "&cursor=" + page.at("/nextCursor"));

        assertThat(page.json().get("complete").asBoolean()).isFalse();
        assertThat(page.number("/items/0/version")).isEqualTo(1);
        assertThat(page.at("/items/1/reason")).isEqualTo("entry-error");
        assertThat(page.texts("/items/1/changedMembers")).containsExactly("/awareDate");
        assertThat(rest.json().get("complete").asBoolean()).isTrue();
        assertThat(rest.json().has("nextCursor")).isFalse();
        assertThat(rest.texts("/items/0/changedMembers")).containsExactly("/child/ageDays");
        assertThat(rest.at("/items/0/storedBy")).isEqualTo("fenwick-nightly");
    }

    @Test
    void asOfReadsTheVersionThatWasCurrentThen() {
        var created = nightly.put(fenwick(key), Samples.incident(key));
        var updated = current.patch(fenwick(key), "{\"awareDate\":\"2026-09-16\"}");
        var address = "/v1/incidents/" + created.at("/id") + "?asOf=";
        var between = Instant.parse(updated.at("/updatedAt")).minusNanos(1_000);

        assertThat(nightly.get(address + created.at("/updatedAt")).number("/version"))
                .isEqualTo(1);
        assertThat(nightly.get(address + between).number("/version")).isEqualTo(1);
        assertThat(nightly.get(address + updated.at("/updatedAt")).number("/version"))
                .isEqualTo(2);
        assertThat(nightly.get(fenwick(key) + "?asOf=" + between).number("/version"))
                .isEqualTo(1);
        assertThat(nightly.get(address + "2099-01-01T02:00:00%2B02:00").number("/version"))
                .isEqualTo(2);
        assertThat(nightly.get(address + "2000-01-01T00:00:00Z").code()).isEqualTo("not-found");
    }

    @Test
    void aHeldVersionIsNotSentAgain() {
        var created = nightly.put(fenwick(key), Samples.incident(key));
        var held = nightly.header("If-None-Match", created.at("/etag"));

        var same = held.get(fenwick(key));
        current.patch(fenwick(key), "{\"awareDate\":\"2026-09-16\"}");
        var other = held.get(fenwick(key));

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(created.at("/etag"));
        assertThat(other.status()).isEqualTo(200);
        assertThat(held.get("/v1/incidents/" + created.at("/id")).status()).isEqualTo(200);
    }
}
