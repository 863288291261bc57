package org.npcs.repository.client.error;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.npcs.repository.client.model.Problem;

/** The record changed since it was read, or the call did not name the version that it starts from. */
public final class PreconditionFailedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public PreconditionFailedException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }

    /** Returns the version that is current, where the repository names it. */
    public OptionalInt currentVersion() {
        Integer current = problem().currentVersion();
        return current == null ? OptionalInt.empty() : OptionalInt.of(current);
    }

    /** Returns the client that stored the current version, where the repository names it. */
    public Optional<String> lastWriter() {
        return Optional.ofNullable(problem().lastWriter());
    }

    /** Returns pointers of the members that differ between the sent and the stored document. */
    public List<String> differingMembers() {
        return problem().differingMembers();
    }
}
