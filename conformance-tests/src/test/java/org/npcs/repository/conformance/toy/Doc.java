package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
            long place) {

        private Version with(JsonNode other) {
            return new Version(number, state, other, etag, at, by, reason, key, place);
        }
    }

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
    final Map<String, String> writers = new HashMap<>();
    final Set<String> cleared = new HashSet<>();

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

    /** Takes a member out of all versions, and says so where the rules know a reason; the current one is followed by another. */
    void forget(String pointer, String by) {
        String path = pointer.substring(1).replace('/', '.');
        boolean reasoned = Definitions.published()
                .element(noun + "." + path)
                .filter(element -> element.allowedAbsence().contains("not-permitted"))
                .isPresent();
        versions.replaceAll(version -> {
            ObjectNode left = (ObjectNode) without(version.content(), pointer);
            if (reasoned && !version.content().at(pointer).isMissingNode()) {
                left.withObjectProperty("absences").put(path, "not-permitted");
            }
            return version.with(left);
        });
        add(current().state(), current().content(), by, "legal");
    }

    /** Leaves nothing of the content of any version. */
    void forgetAll(String by) {
        versions.replaceAll(version -> version.with(Reply.JSON.createObjectNode()));
        add("withdrawn", current().content(), by, "legal");
    }

    private static JsonNode without(JsonNode content, String pointer) {
        ObjectNode left = (ObjectNode) content.deepCopy();
        remove(left, pointer);
        return left;
    }

    static void remove(ObjectNode content, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (content.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1));
        }
    }

    void add(String state, JsonNode content, String by, String reason) {
        int next = versions.size() + 1;
        String etag = "\"" + next + "-" + StrictJson.sha256(content).substring(0, 16) + "\"";
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        versions.add(
                new Version(next, state, content.deepCopy(), etag, now, by, reason, key, PLACES.incrementAndGet()));
    }
}
