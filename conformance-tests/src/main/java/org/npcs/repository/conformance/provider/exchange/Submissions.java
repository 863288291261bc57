package org.npcs.repository.conformance.provider.exchange;

import java.util.List;
import java.util.stream.IntStream;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A submission as a whole: its key, its modes, its counts, its end. */
final class Submissions {

    private static final int CANCELLING = 5;
    private static final int RECORDS = 100;

    @Requirement(value = "EXC-002", lookFirst = "Receipts that are found by key but not returned.")
    void aRepeatReturnsTheSameReceiptAndStoresNothingTwice(Server server) {
        ObjectNode record = Sent.incident(server);
        String key = "conf-" + server.invented().identifier();
        String body = Sent.lines(List.of(record));
        JsonNode first =
                Sent.done(server, Sent.of(server, "?wait=30", body).key(key).send());
        Answer second = Expect.status(Sent.of(server, "?wait=30", body).key(key).send(), 200);
        Expect.equal("the receipt", first.path("id").asString(""), second.text("/id"));
        Expect.equal("the counts", first.path("counts"), second.json().path("counts"));
        Answer read = server.as(Persona.FIRST_NIGHTLY)
                .get(Paths.incident(
                        server.first(), record.at("/content/localKey").asString("")));
        Expect.equal("versions of the record:", 1, read.json().path("version").asInt(0));
    }

    @Requirement(value = "EXC-003", lookFirst = "Whether the digest of the body is kept with the key.")
    void aKeyStandsForOneBody(Server server) {
        String key = "conf-" + server.invented().identifier();
        ObjectNode other = Sent.incident(server);
        Sent.done(
                server,
                Sent.of(server, "?wait=30", Sent.lines(List.of(Sent.incident(server))))
                        .key(key)
                        .send());
        Answer answer =
                Sent.of(server, "?wait=30", Sent.lines(List.of(other))).key(key).send();
        Expect.problem(answer, 422, "idempotency-key-reused");
        Expect.equal("the status of the other record:", 404, Sent.stored(server, other));
    }

    @Requirement(value = "EXC-004", lookFirst = "Counts that are kept beside the records and lag behind.")
    void theCountsAddUpAtAnyMoment(Server server) {
        List<ObjectNode> records =
                IntStream.range(0, RECORDS).mapToObj(i -> Sent.incident(server)).toList();
        JsonNode done = Sent.done(
                server, Sent.of(server, "?wait=0", Sent.lines(records)).send());
        Expect.equal(
                "records received:", (long) RECORDS, done.at("/counts/received").asLong(0));
        Expect.equal(
                "records created:", (long) RECORDS, done.at("/counts/created").asLong(0));
    }

    @Requirement(value = "EXC-007", lookFirst = "Where the transaction of the whole batch begins and ends.")
    void allOrNothingIsAllOrNothing(Server server) {
        ObjectNode good = Sent.incident(server);
        JsonNode none = Sent.done(
                server,
                Sent.of(server, "?wait=30&mode=all-or-nothing", Sent.lines(List.of(good, Sent.miscoded(server, "QQ"))))
                        .send());
        Expect.equal(
                "the state of a batch with a faulty record:",
                "rejected",
                none.path("state").asString(""));
        Expect.equal("the status of its good record:", 404, Sent.stored(server, good));
        JsonNode all = Sent.done(
                server,
                Sent.of(server, "?wait=30&mode=all-or-nothing", Sent.lines(List.of(good, Sent.incident(server))))
                        .send());
        Expect.equal(
                "the state of a batch without a fault:",
                "accepted",
                all.path("state").asString(""));
        Expect.equal("the status of its record:", 200, Sent.stored(server, good));
    }

    @Requirement(value = "EXC-019", lookFirst = "Work that begins before the state says so.")
    void whatHasNotBegunCanBeCancelled(Server server) {
        for (int i = 0; i < CANCELLING; i++) {
            int size = 2 * RECORDS << i;
            Sent.of(
                            server,
                            "?wait=0",
                            Sent.lines(IntStream.range(0, size)
                                    .mapToObj(n -> Sent.incident(server))
                                    .toList()))
                    .send();
            ObjectNode record = Sent.incident(server);
            Answer sent = Expect.status(
                    Sent.of(server, "?wait=0", Sent.lines(List.of(record))).send(), 201, 202);
            Answer answer = server.as(Persona.FIRST_NIGHTLY)
                    .post(Paths.submission(sent.text("/id")) + "/transitions")
                    .json(server.invented().object().put("to", "cancelled"))
                    .send();
            if (sent.text("/state").equals("received") && answer.status() != 409) {
                Expect.status(answer, 200);
                Expect.equal("the state", "cancelled", answer.text("/state"));
                Sent.pause();
                Sent.pause();
                Expect.equal("the status of its record:", 404, Sent.stored(server, record));
                return;
            }
            Expect.problem(answer, 409, "illegal-transition");
        }
        throw new Inconclusive("the work on every submission had begun before it could be cancelled");
    }

    @Requirement(value = "EXC-014", lookFirst = "Whether the hash is that of the bytes as they were sent.")
    void aReceiptNamesWhoSentWhatAndWhen(Server server) {
        String body = Sent.lines(List.of(Sent.incident(server), Sent.miscoded(server, "QQ")));
        JsonNode done = Sent.done(server, Sent.of(server, "?wait=30", body).send());
        Answer read = Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .get(Paths.submission(done.path("id").asString(""))),
                200);
        String client = server.configuration().clientId(Persona.FIRST_NIGHTLY);
        Expect.equal("the client", client, read.text("/submittedBy"));
        Expect.that(!read.text("/actor").isEmpty(), "an actor", "none");
        Expect.equal("the hash of the body", Digests.sha256(body), read.text("/digest"));
        Expect.equal("records received:", 2L, read.json().at("/counts/received").asLong(0));
        Expect.that(
                !read.text("/receivedAt").isEmpty() && !read.text("/finishedAt").isEmpty(),
                "the times of arrival and end",
                "not both");
    }

    @Requirement(value = "EXC-015", lookFirst = "The media type of the receipt.")
    void aReceiptIsPrintable(Server server) {
        JsonNode done = Sent.done(server, List.of(Sent.incident(server)));
        Answer printed = Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .call("GET", Paths.submission(done.path("id").asString("")) + "/receipt")
                        .header("Accept", "application/pdf")
                        .send(),
                200);
        Expect.equal("the media type", "application/pdf", printed.mediaType());
        Expect.that(printed.text().startsWith("%PDF-"), "a PDF document", "another");
    }
}
