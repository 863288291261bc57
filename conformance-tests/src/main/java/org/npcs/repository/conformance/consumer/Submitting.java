package org.npcs.repository.conformance.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;

/** How the integration sends a submission and learns what became of it. */
final class Submitting {

    private static final String SUBMISSIONS = "/v1/jurisdictions/[^/]+/submissions";

    @Requirement(value = "EXC-030", lookFirst = "Whether the body is made anew, with another key, for each try.")
    void aSubmissionThatIsDroppedAfterItsEffectIsRepeatedAsItWas(Rehearsal rehearsal) {
        repeated(rehearsal, Fault.Kind.DROPPED);
    }

    @Requirement(value = "EXC-030", lookFirst = "Whether half a receipt counts as none.")
    void aSubmissionWithHalfAReceiptIsRepeatedAsItWas(Rehearsal rehearsal) {
        repeated(rehearsal, Fault.Kind.TRUNCATED);
    }

    @Requirement(value = "EXC-030", lookFirst = "Connections that end while the body is on its way.")
    void aSubmissionThatNeverArrivedIsRepeatedAsItWas(Rehearsal rehearsal) {
        repeated(rehearsal, Fault.Kind.LOST);
    }

    @Requirement(value = "EXC-030", lookFirst = "A time-out that is shorter than the answer may take.")
    void aSlowReceiptMakesNoSecondSubmission(Rehearsal rehearsal) {
        Story story = rehearsal.story().submitBatch(0);
        rehearsal.play(story, Fault.of(Fault.Kind.SLOW, "POST", SUBMISSIONS));
        oneSubmission(rehearsal, rehearsal.sent("POST", SUBMISSIONS));
        rehearsal.expectBatch(story);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether the header Retry-After is read for a submission, too.")
    void aSubmissionWaitsForAQuota(Rehearsal rehearsal) {
        waits(rehearsal, Fault.Kind.TOO_MANY);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether 503 is treated as 429 is.")
    void aSubmissionWaitsForASickServer(Rehearsal rehearsal) {
        waits(rehearsal, Fault.Kind.UNAVAILABLE);
    }

    @Requirement(value = "EXC-031", lookFirst = "Programs that end with the first answer below 300.")
    void theWorkIsFollowedToItsEnd(Rehearsal rehearsal) {
        Story story = rehearsal.story().submitBatch(1);
        rehearsal.play(story);
        rehearsal.sent("POST", SUBMISSIONS);
        boolean learnt = rehearsal.journal().stream()
                .anyMatch(received -> received.answer().contains("\"state\":\"accepted-with-rejections\""));
        if (!learnt) {
            throw new Failed("reading the submission until it has ended", "a submission that was left in processing");
        }
        if (rehearsal.exit() == 0) {
            throw new Failed("an exit code that tells of the rejected record", "exit code 0");
        }
    }

    private static void repeated(Rehearsal rehearsal, Fault.Kind kind) {
        Story story = rehearsal.story().submitBatch(0);
        rehearsal.play(story, Fault.of(kind, "POST", SUBMISSIONS));
        List<Received> posts = rehearsal.sent("POST", SUBMISSIONS);
        if (posts.size() < 2) {
            throw new Inconclusive(
                    "the integration did not repeat the submission and ended with exit code " + rehearsal.exit());
        }
        oneSubmission(rehearsal, posts);
        rehearsal.expectBatch(story);
    }

    private static void oneSubmission(Rehearsal rehearsal, List<Received> posts) {
        Set<String> keys = posts.stream()
                .map(post -> post.header("Idempotency-Key").replace("\"", ""))
                .collect(Collectors.toSet());
        if (keys.size() != 1 || keys.contains("")) {
            throw new Failed("one submission key for all tries", keys.size() + " keys for " + posts.size() + " tries");
        }
        long bodies = posts.stream().map(Received::body).distinct().count();
        if (bodies != 1) {
            throw new Failed("the same body for all tries", bodies + " bodies");
        }
        if (rehearsal.submissions() != 1) {
            throw new Failed("one submission", rehearsal.submissions() + " submissions");
        }
    }

    private static void waits(Rehearsal rehearsal, Fault.Kind kind) {
        Story story = rehearsal.story().submitBatch(0);
        Fault fault = Fault.of(kind, "POST", SUBMISSIONS);
        rehearsal.play(story, fault);
        List<Received> posts = rehearsal.sent("POST", SUBMISSIONS);
        if (posts.size() < 2) {
            throw new Inconclusive(
                    "the integration did not repeat the submission and ended with exit code " + rehearsal.exit());
        }
        Duration waited = Duration.ofNanos(posts.get(1).nanos() - posts.get(0).nanos());
        if (waited.plusMillis(20).compareTo(fault.pause()) < 0) {
            throw new Failed("a pause of " + fault.pause().toMillis() + " ms", waited.toMillis() + " ms");
        }
    }
}
