package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** A stored incident or review with all its versions. */
final class Doc {

    record Version(
            int number,
            String state,
            JsonNode content,
            String etag,
            Instant at,
            String by,
            String reason,
            String key,
            long place) {}

    /** Changes of all records, in their order. */
    private static final AtomicLong PLACES = new AtomicLong();

    final String id = UUID.randomUUID().toString();
    final String owner;
    final boolean review;
    final String noun;
    String key;
    int number;
    final List<Version> versions = new ArrayList<>();
    final List<String> formerKeys = new ArrayList<>();
    String eventId = "";
    String mergedInto = "";
    String splitFrom = "";
    String splitInto = "";
    String submittedBy = "";
    String finalisedBy = "";

    Doc(String owner, boolean review, String key, int number) {
        this(owner, review ? "review" : "incident", key, number);
    }

    Doc(String owner, String noun, String key, int number) {
        this.owner = owner;
        this.noun = noun;
        this.review = noun.equals("review");
        this.key = key;
        this.number = number;
    }

    String naturalKey() {
        return review ? key + "/" + number : key;
    }

    Version current() {
        return versions.get(versions.size() - 1);
    }

    void add(String state, JsonNode content, String by, String reason) {
        int next = versions.size() + 1;
        String etag = "\"" + next + "-" + StrictJson.sha256(content).substring(0, 16) + "\"";
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        versions.add(
                new Version(next, state, content.deepCopy(), etag, now, by, reason, key, PLACES.incrementAndGet()));
    }
}
