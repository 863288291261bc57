package org.npcs.repository.server.exchange.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSandbox.class)
class ChangeFeedIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void theFeedTellsWhatHappenedToARecordInOrder() {
        var key = Samples.localKey();
        var id = member.stored(key);
        member.api().post("/v1/incidents/" + id + "/transitions", "{\"to\": \"accepted\"}");
        var changed = Samples.incident(key).put("awareDate", "2026-09-16");
        member.api().put(member.path("incidents/" + key) + "?expectedVersion=2", changed);

        var feed = read("");

        assertThat(feed.json().get("complete").asBoolean()).isTrue();
        assertThat(items(feed).stream().map(item -> item.get("kind").asString()))
                .containsExactly("created", "moved", "updated");
        assertThat(items(feed).stream().map(item -> item.get("position").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(items(feed)).allSatisfy(item -> {
            assertThat(item.get("recordId").asString()).isEqualTo(id);
            assertThat(item.get("naturalKey").asString()).isEqualTo(key);
        });
        assertThat(items(feed).get(1).get("state").asString()).isEqualTo("accepted");
    }

    @Test
    void twentyWritersAndReadersMissNothingAndSeeOneOrder() throws Exception {
        var readers =
                IntStream.range(0, 3).mapToObj(i -> new ArrayList<JsonNode>()).toList();
        var pool = Executors.newFixedThreadPool(23);
        try {
            var writers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.runAsync(this::fiveVersions, pool))
                    .toArray(CompletableFuture[]::new);
            var all = CompletableFuture.allOf(writers);
            var reading = readers.stream()
                    .map(seen -> CompletableFuture.runAsync(() -> follow(seen, all), pool))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(reading).get(120, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        var whole = new ArrayList<JsonNode>();
        drain(whole, null);

        assertThat(whole).hasSize(100);
        assertThat(whole.stream().map(item -> item.get("position").asInt()).toList())
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
        for (List<JsonNode> seen : readers) {
            assertThat(positions(seen)).isEqualTo(positions(whole));
        }
        var versions = new HashMap<String, Integer>();
        for (JsonNode change : whole) {
            var version = versions.merge(change.get("recordId").asString(), 1, Integer::sum);
            assertThat(change.get("version").asInt()).isEqualTo(version);
        }
    }

    @Test
    void readingConsumesNothingAndAnotherClientOfTheOwnerMayGoOn() {
        IntStream.range(0, 5).forEach(i -> member.stored(Samples.localKey()));
        var first = read("?limit=2");
        var cursor = items(first).get(1).get("cursor").asString();

        assertThat(positions(items(read("?cursor=" + cursor)))).isEqualTo(positions(items(read("?cursor=" + cursor))));
        assertThat(items(read("?cursor=" + cursor)).get(0).get("position").asInt())
                .isEqualTo(3);
        var other = member.further("exchange:read");
        var otherApi = Api.with(org.npcs.repository.server.running.Tokens.signed(other, "exchange:read"));
        assertThat(otherApi.get(member.path("changes?cursor=" + cursor)).status())
                .isEqualTo(200);
        assertThat(Api.as("cedar-nightly")
                        .get("/v1/jurisdictions/US-XA/changes?cursor=" + cursor)
                        .code())
                .isEqualTo("invalid-cursor");
        assertThat(read("?noun=review&cursor=" + cursor).code()).isEqualTo("invalid-cursor");
        assertThat(Api.as("cedar-nightly").get(member.path("changes")).code()).isEqualTo("not-found");
    }

    @Test
    void aReaderThatWaitsIsAnsweredByTheNextChange() throws Exception {
        var now = read("?from=now").at("/nextCursor");

        var waiting = CompletableFuture.supplyAsync(() -> read("?wait=30&cursor=" + now));
        member.stored(Samples.localKey());

        assertThat(items(waiting.get(20, TimeUnit.SECONDS))).hasSize(1);
        var empty = read("?from=now&wait=1");
        assertThat(items(empty)).isEmpty();
        assertThat(empty.json().get("complete").asBoolean()).isTrue();
    }

    @Test
    void aCursorOlderThanWhatIsKeptIsGone() throws Exception {
        IntStream.range(0, 4).forEach(i -> member.stored(Samples.localKey()));
        var cursor = items(read("?limit=1")).get(0).get("cursor").asString();
        forgetAll();

        var gone = read("?cursor=" + cursor);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.code()).isEqualTo("cursor-expired");
        var rest = read("");
        assertThat(positions(items(rest))).containsExactly(4);
        assertThat(rest.number("/oldestPosition")).isEqualTo(4);
        member.stored(Samples.localKey());
        assertThat(positions(items(read("?cursor=" + rest.at("/nextCursor"))))).containsExactly(5);
    }

    private void forgetAll() {
        var unitOfWork = RunningSandbox.bean(org.npcs.repository.server.platform.database.UnitOfWork.class);
        var session = new org.npcs.repository.server.platform.database.Session(member.code(), "test", "test", "test");
        var future = java.time.Instant.now().plusSeconds(3_600);
        unitOfWork
                .run(session, transaction -> new SqlChanges().forget(transaction, future, 100))
                .block();
    }

    private void fiveVersions() {
        var key = Samples.localKey();
        member.stored(key);
        for (int version = 1; version < 5; version++) {
            var next = Samples.incident(key).put("awareDate", "2026-10-0" + version);
            var stored = member.api().put(member.path("incidents/" + key) + "?expectedVersion=" + version, next);
            assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        }
    }

    private void follow(List<JsonNode> seen, CompletableFuture<Void> writing) {
        String cursor = null;
        boolean last;
        do {
            last = writing.isDone();
            cursor = drain(seen, cursor);
        } while (!last);
    }

    private @Nullable String drain(List<JsonNode> seen, @Nullable String from) {
        var cursor = from;
        JsonNode page;
        do {
            page = read(cursor == null ? "?limit=7" : "?limit=7&cursor=" + cursor)
                    .json();
            page.get("items").forEach(seen::add);
            cursor = page.get("nextCursor").asString();
        } while (!page.get("complete").asBoolean());
        return cursor;
    }

    private Reply read(String query) {
        return member.api().get(member.path("changes" + query));
    }

    private static List<JsonNode> items(Reply page) {
        return page.json().get("items").valueStream().toList();
    }

    private static List<Integer> positions(List<JsonNode> items) {
        return items.stream().map(item -> item.get("position").asInt()).toList();
    }
}
