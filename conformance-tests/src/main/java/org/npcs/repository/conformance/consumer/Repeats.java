package org.npcs.repository.conformance.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;

/** How the integration repeats what went wrong. */
final class Repeats {

    private static final String INCIDENT = "/v1/jurisdictions/[^/]+/incidents/[^/]+";
    private static final String DETERMINATIONS = "/v1/incidents/[^/]+/determinations";

    @Requirement(value = "PLT-028", lookFirst = "Where the key is made: once for each act, not once for each try.")
    void aDroppedPostIsRepeatedWithItsKey(Rehearsal rehearsal) {
        sameKey(rehearsal, Fault.Kind.DROPPED);
    }

    @Requirement(value = "PLT-028", lookFirst = "Whether half an answer counts as no answer.")
    void aPostWithHalfAnAnswerIsRepeatedWithItsKey(Rehearsal rehearsal) {
        sameKey(rehearsal, Fault.Kind.TRUNCATED);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether the header Retry-After is read, in seconds.")
    void itWaitsTheSecondsOfAQuota(Rehearsal rehearsal) {
        waits(rehearsal, Fault.Kind.TOO_MANY);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether the header Retry-After is read, as a date.")
    void itWaitsUntilTheDateOfAQuota(Rehearsal rehearsal) {
        waits(rehearsal, Fault.Kind.TOO_MANY_UNTIL);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether 503 is treated as 429 is.")
    void itWaitsForASickServer(Rehearsal rehearsal) {
        waits(rehearsal, Fault.Kind.UNAVAILABLE);
    }

    private static void sameKey(Rehearsal rehearsal, Fault.Kind kind) {
        Story story = rehearsal.story().submit().decide();
        rehearsal.play(story, Fault.of(kind, "POST", DETERMINATIONS));
        List<Received> posts = rehearsal.sent("POST", DETERMINATIONS);
        Set<String> keys = posts.stream()
                .map(post -> post.header("Idempotency-Key").replace("\"", ""))
                .collect(Collectors.toSet());
        if (posts.size() < 2) {
            throw new Inconclusive(
                    "the integration did not repeat the POST and ended with exit code " + rehearsal.exit());
        }
        if (keys.size() != 1 || keys.contains("")) {
            throw new Failed("one key for all tries", keys.size() + " keys for " + posts.size() + " tries");
        }
        rehearsal.expectDecisions(story);
    }

    private static void waits(Rehearsal rehearsal, Fault.Kind kind) {
        Story story = rehearsal.story().submit();
        Fault fault = Fault.of(kind, "PUT", INCIDENT);
        rehearsal.play(story, fault);
        List<Received> puts = rehearsal.sent("PUT", INCIDENT);
        if (puts.size() < 2) {
            throw new Inconclusive(
                    "the integration did not repeat the PUT and ended with exit code " + rehearsal.exit());
        }
        Duration waited = Duration.ofNanos(puts.get(1).nanos() - puts.get(0).nanos());
        if (waited.plusMillis(20).compareTo(fault.pause()) < 0) {
            throw new Failed("a pause of " + fault.pause().toMillis() + " ms", waited.toMillis() + " ms");
        }
        rehearsal.expectDecisions(story);
    }
}
