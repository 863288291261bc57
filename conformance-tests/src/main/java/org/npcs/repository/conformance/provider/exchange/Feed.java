package org.npcs.repository.conformance.provider.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;

/** The feed is the truth: each change once, in one order, for everybody and for ever. */
final class Feed {

    private static final int WRITERS = 6;

    @Requirement(
            value = "EXC-020",
            lookFirst = "Whether a transaction that commits late takes a place before one that was read already.")
    void everyChangeStandsOnceInOneOrder(Server server) {
        String start = read(server, "?from=now").text("/nextCursor");
        List<CompletableFuture<Stored>> writing = IntStream.range(0, WRITERS)
                .mapToObj(i -> server.invented().incident(server.invented().key()))
                .map(content -> CompletableFuture.supplyAsync(
                        () -> server.given().incident(Persona.FIRST_NIGHTLY, server.first(), content)))
                .toList();
        List<JsonNode> seen = new ArrayList<>();
        String cursor = start;
        boolean last;
        do {
            last = writing.stream().allMatch(CompletableFuture::isDone);
            cursor = drain(server, cursor, 2, seen);
        } while (!last);
        List<String> made = writing.stream().map(one -> one.join().id()).toList();
        for (String id : made) {
            long times = seen.stream()
                    .filter(change -> change.path("recordId").asString("").equals(id))
                    .filter(change -> change.path("version").asInt(0) == 1)
                    .count();
            Expect.equal("entries for one new record:", 1L, times);
        }
        for (int i = 1; i < seen.size(); i++) {
            long gap = seen.get(i).path("position").asLong()
                    - seen.get(i - 1).path("position").asLong();
            Expect.equal("the distance of neighbours in the feed,", 1L, gap);
        }
        List<JsonNode> again = new ArrayList<>();
        drain(server, start, 5, again);
        Expect.equal(
                "the same order on a second reading:", order(seen), order(again).subList(0, seen.size()));
    }

    @Requirement(value = "EXC-021", lookFirst = "Feeds that forget what was fetched.")
    void readingConsumesNothing(Server server) {
        String start = read(server, "?from=now").text("/nextCursor");
        server.given().incident();
        Answer first = read(server, "?limit=1&cursor=" + start);
        Answer second = read(server, "?limit=1&cursor=" + start);
        Expect.equal("entries at a cursor:", 1, first.json().path("items").size());
        // A record may get another natural key meanwhile.
        Expect.equal("entries at the same cursor:", order(items(first)), order(items(second)));
    }

    private static List<JsonNode> items(Answer page) {
        return page.json().path("items").valueStream().toList();
    }

    private static String drain(Server server, String from, int limit, List<JsonNode> into) {
        String cursor = from;
        JsonNode page;
        do {
            page = read(server, "?limit=" + limit + "&cursor=" + cursor).json();
            page.path("items").forEach(into::add);
            cursor = page.path("nextCursor").asString("");
        } while (!page.path("complete").asBoolean(true));
        return cursor;
    }

    private static List<String> order(List<JsonNode> changes) {
        return changes.stream()
                .map(change -> change.path("position").asString("")
                        + change.path("recordId").asString("")
                        + change.path("version").asString(""))
                .toList();
    }

    private static Answer read(Server server, String query) {
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.changes(server.first()) + query), 200);
    }
}
