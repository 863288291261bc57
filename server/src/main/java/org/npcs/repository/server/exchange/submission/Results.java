package org.npcs.repository.server.exchange.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.record.Settled;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Words what became of staged records, and counts the causes. */
final class Results {

    private static final JsonMapper JSON = new JsonMapper();

    private final Refusals refusals;

    Results(Refusals refusals) {
        this.refusals = refusals;
    }

    /** In the place of what would have been stored or wait: another record keeps it out. */
    static Settled hindered(Settled settled) {
        if (settled.rejected()) {
            return settled;
        }
        var why = settled.waits() ? ProblemCode.PARENT_MISSING : ProblemCode.BATCH_NOT_APPLIED;
        return new Settled(settled.place(), null, null, 0, why, null, false);
    }

    RecordResult of(StagedItem item, Settled settled, Instant now, Instant until, CauseTally tally) {
        var expires = item.waitingUntil();
        if (settled.waits() && (expires == null || now.isBefore(expires))) {
            return new RecordResult(
                    item.facts(),
                    "waiting",
                    null,
                    null,
                    expires == null ? until : expires,
                    null,
                    null,
                    List.of(),
                    false);
        }
        var refusal = settled.waits() ? ProblemCode.PARENT_MISSING : settled.refusal();
        var found = new ArrayList<Finding>(settled.findings());
        if (refusal != null) {
            found.add(refusals.finding(refusal));
        }
        var causes = found.stream().map(Cause::of).toList();
        tally.add(item.facts().index(), item.facts().localKey(), causes);
        var ids = new ArrayList<>(item.causes());
        ids.addAll(RecordResult.ids(causes));
        var verdict = settled.verdict();
        var outcome = settled.outcome();
        return new RecordResult(
                item.facts(),
                outcome == null ? "rejected" : outcome.code(),
                settled.id(),
                outcome == null ? null : settled.version(),
                null,
                joined(item.findings(), RecordResult.json(found)),
                verdict == null ? item.announced() : RecordResult.json(verdict.announced()),
                ids,
                settled.held());
    }

    private static @org.jspecify.annotations.Nullable String joined(
            @org.jspecify.annotations.Nullable String before, @org.jspecify.annotations.Nullable String more) {
        if (before == null || more == null) {
            return before == null ? more : before;
        }
        var all = (ArrayNode) JSON.readTree(before);
        all.addAll((ArrayNode) JSON.readTree(more));
        return all.toString();
    }
}
