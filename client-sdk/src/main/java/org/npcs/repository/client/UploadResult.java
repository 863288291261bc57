package org.npcs.repository.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionCause;
import org.npcs.repository.client.model.SubmissionCounts;

/** What became of an upload. Figures come from the receipts; results and causes are read when they are asked for. */
public final class UploadResult {

    private final ExchangeClient exchange;
    private final CallOptions options;
    private final List<UploadedPart> parts;
    private final boolean complete;
    private final @Nullable RepositoryException failure;

    UploadResult(
            ExchangeClient exchange,
            CallOptions options,
            List<UploadedPart> parts,
            boolean complete,
            @Nullable RepositoryException failure) {
        this.exchange = exchange;
        this.options = options;
        this.parts = List.copyOf(parts);
        this.complete = complete;
        this.failure = failure;
    }

    /** Returns how it ended. */
    public UploadOutcome outcome() {
        if (failure != null) {
            return UploadFailures.outcome(failure);
        }
        if (parts.stream().anyMatch(part -> state(part, "refused") || state(part, "cancelled"))) {
            return UploadOutcome.REFUSED;
        }
        if (rejectedCount() > 0 || parts.stream().anyMatch(part -> state(part, "rejected"))) {
            return UploadOutcome.SOME_REJECTED;
        }
        return receivedCount() == 0 ? UploadOutcome.EMPTY : UploadOutcome.ALL_IN;
    }

    /** Returns 0 all in, 1 some rejected, 2 not authenticated, 3 no connection, 4 refused. */
    public int exitCode() {
        return outcome().exitCode();
    }

    /** Returns whether the whole input was read and every part of it has its receipt. */
    public boolean complete() {
        return complete && failure == null && parts.stream().allMatch(UploadedPart::ended);
    }

    /** Returns the submissions in their order. */
    public List<UploadedPart> parts() {
        return parts;
    }

    /** Returns why it stopped before its end. */
    public Optional<RepositoryException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns how many records the repository read. */
    public long receivedCount() {
        return sum(SubmissionCounts::received);
    }

    /** Returns how many records are in: created, updated or unchanged. */
    public long inCount() {
        return sum(counts -> counts.created() + counts.updated() + counts.unchanged());
    }

    /** Returns how many records wait for their parent. */
    public long waitingCount() {
        return sum(SubmissionCounts::waiting);
    }

    /** Returns how many records were rejected. */
    public long rejectedCount() {
        return sum(SubmissionCounts::rejected);
    }

    /** Returns the results of the rejected records, read page by page. */
    public Stream<PlacedResult> rejected() {
        return results(ResultQuery.ALL.outcome("rejected").limit(500));
    }

    /** Returns the results that meet the filters, read page by page, in the order of the input. */
    public Stream<PlacedResult> results(ResultQuery query) {
        return parts.stream().flatMap(part -> part.submission().stream()
                .flatMap(said -> exchange.results(said.id(), query, options).stream()
                        .map(result ->
                                new PlacedResult(part.firstRecord() + result.index() - 1, part.number(), result))));
    }

    /** Returns the causes of all submissions together, the one with most records first. */
    public List<SubmissionCause> causes() {
        Map<String, SubmissionCause> all = new LinkedHashMap<>();
        for (UploadedPart part : parts) {
            part.submission()
                    .ifPresent(said -> exchange.causes(said.id(), options).forEach(cause -> {
                        SubmissionCause known = all.get(cause.id());
                        all.put(cause.id(), known == null ? cause : together(known, cause));
                    }));
        }
        List<SubmissionCause> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(SubmissionCause::records).reversed());
        return sorted;
    }

    /** Returns one sentence for a log or a mail: counts and codes only. */
    public String summary() {
        String counts = receivedCount() + " records: " + inCount() + " in, " + waitingCount() + " waiting, "
                + rejectedCount() + " rejected";
        if (failure != null) {
            long left = parts.stream().filter(part -> !part.ended()).count();
            return "Stopped, " + counts + ". " + failure.getMessage() + ". "
                    + (left == 0 ? "" : left + " submissions stay in the outbox.");
        }
        if (!complete) {
            return "Not at its end, " + counts + ". Run the upload again with the same input to go on.";
        }
        return switch (outcome()) {
            case EMPTY -> "There was no record to send.";
            case REFUSED -> "Refused as a whole, " + counts + ".";
            default -> counts + ".";
        };
    }

    /** Returns the summary. */
    @Override
    public String toString() {
        return summary();
    }

    private static SubmissionCause together(SubmissionCause one, SubmissionCause other) {
        return one.toBuilder()
                .records(one.records() + other.records())
                .findings(one.findings() + other.findings())
                .build();
    }

    private static boolean state(UploadedPart part, String state) {
        return part.submission().map(Submission::state).filter(state::equals).isPresent();
    }

    private long sum(ToLongFunction<SubmissionCounts> figure) {
        return parts.stream()
                .flatMap(part -> part.submission().stream())
                .map(Submission::counts)
                .mapToLong(figure)
                .sum();
    }
}
