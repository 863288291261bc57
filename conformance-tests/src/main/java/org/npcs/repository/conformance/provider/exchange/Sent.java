package org.npcs.repository.conformance.provider.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends submissions and reads what became of them. */
final class Sent {

    private static final String LINES = "application/x-ndjson";
    private static final int PATIENCE_SECONDS = 60;

    private Sent() {}

    /** A record of a submission. */
    static ObjectNode record(Server server, String noun, ObjectNode content) {
        ObjectNode record = server.invented().object().put("noun", noun);
        record.set("content", content);
        return record;
    }

    /** A new incident. */
    static ObjectNode incident(Server server) {
        return record(
                server, "incident", server.invented().incident(server.invented().key()));
    }

    /** A new incident whose child has a sex that no list has. */
    static ObjectNode miscoded(Server server, String code) {
        ObjectNode record = incident(server);
        record.withObject("/content/child").put("sex", code);
        return record;
    }

    /** The records as JSON lines. */
    static String lines(List<? extends JsonNode> records) {
        return records.stream().map(JsonNode::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A submission in the making, as the job of the first member. */
    static Call of(Server server, String query, String body) {
        return server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.submissions(server.first()) + query)
                .key("conf-" + server.invented().identifier())
                .body(LINES, body);
    }

    /** Sends records and returns the submission when all work is done. */
    static JsonNode done(Server server, List<? extends JsonNode> records) {
        return done(server, of(server, "?wait=30", lines(records)).send());
    }

    /** Follows a submission to its end; the counts add up on the way. */
    static JsonNode done(Server server, Answer answer) {
        JsonNode submission = Expect.status(answer, 200, 201, 202).json();
        String path = Paths.submission(submission.path("id").asString(""));
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (true) {
            sums(submission);
            if (!submission.path("state").asString("").matches("receiving|received|processing")) {
                return submission;
            }
            if (System.nanoTime() > end) {
                throw new Inconclusive("a submission had not ended after " + PATIENCE_SECONDS + " s");
            }
            pause();
            submission = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 200)
                    .json();
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Inconclusive("the run was stopped");
        }
    }

    private static void sums(JsonNode submission) {
        JsonNode counts = submission.path("counts");
        long sum = 0;
        for (String name : List.of("pending", "created", "updated", "unchanged", "waiting", "rejected")) {
            sum += counts.path(name).asLong(0);
        }
        Expect.equal("the sum of the counts", counts.path("received").asLong(-1), sum);
    }

    /** All results of a submission, with a filter that begins with an ampersand or is empty. */
    static List<JsonNode> results(Server server, JsonNode submission, String filter) {
        List<JsonNode> all = new ArrayList<>();
        String path = Paths.submission(submission.path("id").asString("")) + "/results?limit=500" + filter;
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 200)
                .json()
                .path("items")
                .forEach(all::add);
        return all;
    }

    static int stored(Server server, JsonNode record) {
        String key = record.at("/content/localKey").asString("");
        return server.as(Persona.FIRST_NIGHTLY)
                .get(Paths.incident(server.first(), key))
                .status();
    }
}
