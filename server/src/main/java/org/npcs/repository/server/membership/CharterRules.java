package org.npcs.repository.server.membership;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;

/** What membership asks of the charter; governance, which knows its versions, answers. */
public interface CharterRules {

    /**
     * The refusal by a rule of the charter in force.
     *
     * @param rule identifier of the published rule
     * @param pointer place in the document that is at fault
     * @param members further members of the problem
     */
    Mono<ProblemException> refusal(
            Transaction transaction, String rule, String pointer, Consumer<ProblemException.Details> members);

    /** Refuses a reference that should name an adopted decision and does not; null is none, and passes. */
    Mono<Void> decided(Transaction transaction, @Nullable String reference, String pointer);
}
