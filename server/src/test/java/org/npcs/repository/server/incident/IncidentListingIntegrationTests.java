package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSandbox.class)
class IncidentListingIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final Api api = member.api();

    @Test
    void anEmptyListIsComplete() {
        var page = api.get(member.path("incidents"));

        assertThat(page.json().get("items").size()).isZero();
        assertThat(page.json().get("complete").asBoolean()).isTrue();
        assertThat(page.json().has("nextCursor")).isFalse();
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theFiltersMeetExactlyTheIncidentsThatHaveAllOfThem() {
        var keys = IntStream.range(0, 8).mapToObj(i -> Samples.localKey()).toList();
        var marker = "";
        for (int i = 0; i < keys.size(); i++) {
            var id = store(keys.get(i), "2026-09-" + (10 + i));
            if (i % 2 == 0) {
                api.post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}");
            }
            if (i == 3) {
                marker = api.post("/v1/incidents/" + id + "/determinations", Samples.example("determination-fatality"))
                        .at("/updatedAt");
            }
        }

        assertThat(listed("?state=accepted")).containsExactly(keys.get(0), keys.get(2), keys.get(4), keys.get(6));
        assertThat(listed("?kind=fatality")).containsExactly(keys.get(3));
        assertThat(listed("?eventFrom=2026-09-12&eventTo=2026-09-14"))
                .containsExactly(keys.get(2), keys.get(3), keys.get(4));
        assertThat(listed("?state=accepted&eventFrom=2026-09-13")).containsExactly(keys.get(4), keys.get(6));
        assertThat(listed("?updatedSince=" + marker))
                .containsExactly(keys.get(3), keys.get(4), keys.get(5), keys.get(6), keys.get(7));
        assertThat(listed("?kind=near-fatality&state=screened-out")).isEmpty();
    }

    @Test
    void aCursorOpensOnlyWithTheFiltersAndTheCallerItWasMadeFor() {
        for (int i = 0; i < 3; i++) {
            member.stored(Samples.localKey());
        }
        var cursor = api.get(member.path("incidents?limit=1")).at("/nextCursor");
        var stranger = NewMember.enter();

        assertThat(api.get(member.path("incidents?limit=2&cursor=" + cursor))
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(2);
        assertThat(api.get(member.path("incidents?state=accepted&cursor=" + cursor))
                        .code())
                .isEqualTo("invalid-cursor");
        assertThat(api.get(member.path("reviews?cursor=" + cursor)).code()).isEqualTo("invalid-cursor");
        assertThat(stranger.api()
                        .get(stranger.path("incidents?cursor=" + cursor))
                        .code())
                .isEqualTo("invalid-cursor");
        var random = new Random(20261123);
        for (int i = 0; i < 40; i++) {
            var altered = new StringBuilder(cursor);
            int at = random.nextInt(altered.length() - 1);
            altered.setCharAt(at, altered.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(api.get(member.path("incidents?cursor=" + altered)).code())
                    .isEqualTo("invalid-cursor");
        }
        for (String made : List.of("", ".", "..", "AAAA", "AAAA.AAAA", "0", "e30", "a.b.c", "MQ.MQ", "%25")) {
            assertThat(api.get(member.path("incidents?cursor=" + made)).code())
                    .as(made)
                    .isEqualTo("invalid-cursor");
        }
    }

    @Test
    void theLinkToTheNextPageKeepsTheFiltersAndTheLimit() {
        for (int day = 10; day < 14; day++) {
            store(Samples.localKey(), "2026-09-" + day);
        }
        var days = new ArrayList<String>();
        var address = member.path("incidents?eventFrom=2026-09-11&limit=1");
        while (!address.isEmpty()) {
            var page = api.get(address).json();
            page.get("items")
                    .forEach(item -> days.add(item.at("/content/eventDate").asString()));
            address = page.at("/links/0/href").asString("");
            assertThat(days.size()).isLessThan(9);
        }

        assertThat(days).containsExactly("2026-09-11", "2026-09-12", "2026-09-13");
    }

    @Test
    void aLimitOutOfBoundsIsRefused() {
        for (String limit : List.of("0", "-1", "501", "1e2", "", "50.0", "99999999999999999999", "٥", "0x10", "+5")) {
            var refused = api.get(member.path(
                    "incidents?limit=" + java.net.URLEncoder.encode(limit, java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(refused.code()).as(limit).isEqualTo("invalid-parameter");
            assertThat(refused.at("/parameter")).isEqualTo("limit");
        }
        assertThat(api.get(member.path("incidents?limit=500")).status()).isEqualTo(200);
    }

    @Test
    void pagesLoseAndRepeatNothingWhileOthersWrite() {
        var before = IntStream.range(0, 60)
                .mapToObj(i -> member.stored(Samples.localKey()))
                .toList();
        var writers = IntStream.range(0, 120)
                .mapToObj(i -> Samples.localKey())
                .map(key -> api.sendLater("PUT", member.path("incidents/" + key), Samples.incident(key)))
                .toArray(CompletableFuture<?>[]::new);

        var seen = new ArrayList<String>();
        Reply page;
        var cursor = "";
        do {
            page = api.get(member.path("incidents?limit=7" + cursor));
            page.json().get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = "&cursor=" + page.at("/nextCursor");
        } while (!page.json().get("complete").asBoolean());
        CompletableFuture.allOf(writers).join();

        assertThat(seen).doesNotHaveDuplicates().containsAll(before).isSorted();
        assertThat(listed("?limit=500")).hasSize(180);
    }

    private String store(String key, String eventDate) {
        var incident = Samples.incident(key).put("eventDate", eventDate).put("awareDate", "2026-09-30");
        var determination = (tools.jackson.databind.node.ObjectNode) incident.at("/determinations/0");
        determination.put("determinedOn", "2026-09-30");
        determination.withObject("/certification").put("certifiedOn", "2026-09-30");
        var stored = api.put(member.path("incidents/" + key), incident);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private List<String> listed(String query) {
        var page = api.get(member.path("incidents" + query));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json()
                .get("items")
                .valueStream()
                .map((JsonNode item) -> item.get("localKey").asString())
                .toList();
    }
}
