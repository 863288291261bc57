package org.npcs.repository.cli;

import java.util.Optional;
import java.util.UUID;
import org.npcs.repository.client.ExchangeClient;
import org.npcs.repository.client.SubmissionQuery;
import org.npcs.repository.client.model.Submission;

/** Finds submissions by what people have at hand. */
final class Submissions {

    private Submissions() {}

    /** Returns a submission by its identifier or by its key. */
    static Submission find(ExchangeClient exchange, String named) {
        Optional<UUID> id = id(named);
        if (id.isPresent()) {
            return exchange.submission(id.get());
        }
        return exchange.submissions(SubmissionQuery.ALL.submissionKey(named)).stream()
                .findFirst()
                .orElseThrow(() -> new Stop(
                        ExitCode.REFUSED,
                        "There is no such submission of yours.",
                        "List them with npcs receipts, and take an identifier or a key from there."));
    }

    private static Optional<UUID> id(String named) {
        try {
            return named.length() == 36 ? Optional.of(UUID.fromString(named)) : Optional.empty();
        } catch (IllegalArgumentException aKey) {
            return Optional.empty();
        }
    }
}
