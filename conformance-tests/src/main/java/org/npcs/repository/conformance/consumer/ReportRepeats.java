package org.npcs.repository.conformance.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;

/** How the integration repeats a report that went wrong. */
final class ReportRepeats {

    @Requirement(value = "PLT-028", lookFirst = "Where the key is made: once for each act, not once for each try.")
    void aPlanThatIsDroppedIsRepeatedWithItsKey(Rehearsal rehearsal) {
        sameKey(
                rehearsal,
                ImprovementReports.planned(rehearsal.account()),
                Fault.Kind.DROPPED,
                ImprovementReports.CYCLES);
    }

    @Requirement(value = "PLT-028", lookFirst = "Whether half an answer counts as no answer.")
    void aRequestForSupportWithHalfAnAnswerIsRepeatedWithItsKey(Rehearsal rehearsal) {
        sameKey(rehearsal, SupportReports.asked(rehearsal.account()), Fault.Kind.TRUNCATED, SupportReports.REQUESTS);
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether the header Retry-After is read, in seconds.")
    void anObservationWaitsTheSecondsOfAQuota(Rehearsal rehearsal) {
        waits(
                rehearsal,
                OutcomeReports.stated(rehearsal.account()),
                Fault.of(Fault.Kind.TOO_MANY, "PUT", OutcomeReports.OBSERVATION));
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether the header Retry-After is read, as a date.")
    void aResponseWaitsUntilTheDateOfAQuota(Rehearsal rehearsal) {
        waits(
                rehearsal,
                NoticeReports.planned(rehearsal.account()),
                Fault.of(Fault.Kind.TOO_MANY_UNTIL, "PUT", NoticeReports.RESPONSE));
    }

    @Requirement(value = "PLT-029", lookFirst = "Whether 503 is treated as 429 is, for a POST too.")
    void aPlanWaitsForASickServer(Rehearsal rehearsal) {
        waits(
                rehearsal,
                ImprovementReports.planned(rehearsal.account()),
                Fault.of(Fault.Kind.UNAVAILABLE, "POST", ImprovementReports.CYCLES));
    }

    private static void sameKey(Rehearsal rehearsal, Account account, Fault.Kind kind, String path) {
        rehearsal.play(account, Fault.of(kind, "POST", path));
        List<Received> posts = repeated(rehearsal, "POST", path);
        Set<String> keys = posts.stream()
                .map(post -> post.header("Idempotency-Key").replace("\"", ""))
                .collect(Collectors.toSet());
        if (keys.size() != 1 || keys.contains("")) {
            throw new Failed("one key for all tries", keys.size() + " keys for " + posts.size() + " tries");
        }
        if (rehearsal.effects() != 1) {
            throw new Failed("one effect", rehearsal.effects() + " effects");
        }
    }

    private static void waits(Rehearsal rehearsal, Account account, Fault fault) {
        rehearsal.play(account, fault);
        List<Received> tries = repeated(rehearsal, fault.method(), fault.path());
        Duration waited = Duration.ofNanos(tries.get(1).nanos() - tries.get(0).nanos());
        if (waited.plusMillis(20).compareTo(fault.pause()) < 0) {
            throw new Failed("a pause of " + fault.pause().toMillis() + " ms", waited.toMillis() + " ms");
        }
    }

    private static List<Received> repeated(Rehearsal rehearsal, String method, String path) {
        List<Received> tries = rehearsal.sent(method, path);
        if (tries.size() < 2) {
            throw new Inconclusive(
                    "the integration did not repeat the " + method + " and ended with exit code " + rehearsal.exit());
        }
        return tries;
    }
}
