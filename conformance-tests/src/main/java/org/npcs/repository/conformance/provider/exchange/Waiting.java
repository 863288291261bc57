package org.npcs.repository.conformance.provider.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** A reader that waits. The records of the second member that it waits for are written by this check alone. */
final class Waiting {

    @Requirement(
            value = "EXC-023",
            lookFirst = "Whether wait is read at all, and whether it ends with the first change.")
    void anEmptyFeedIsAnsweredByTheNextChangeOrAtTheEnd(Server server) {
        server.requireLive("how long an answer took");
        String feed = Paths.changes(server.second()) + "?noun=denominator";
        String cursor = read(server, feed + "&from=now").text("/nextCursor");
        long begun = System.nanoTime();
        Answer empty = read(server, feed + "&wait=1&cursor=" + cursor);
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        Expect.equal("entries of an empty feed:", 0, empty.json().path("items").size());
        Expect.that(waited >= 900, "an answer after one second of waiting", "an answer after " + waited + " ms");
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> read(server, feed + "&wait=25&cursor=" + cursor));
        String address = Paths.denominator(server.second(), Denominators.year(server), "open-cases");
        Expect.status(
                server.as(Persona.SECOND_NIGHTLY)
                        .put(address)
                        .json(Denominators.content(server, 7))
                        .send(),
                201);
        Expect.equal(
                "entries after a change:",
                1,
                waiting.join().json().path("items").size());
        long all = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        Expect.that(all < 20_000, "an answer when the change happens", "an answer after " + all + " ms");
    }

    private static Answer read(Server server, String path) {
        return Expect.status(server.as(Persona.SECOND_NIGHTLY).get(path), 200);
    }
}
