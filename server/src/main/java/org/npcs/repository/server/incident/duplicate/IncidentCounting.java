package org.npcs.repository.server.incident.duplicate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the incidents of one owner as copies, as events and as occurrences. */
@Component
public final class IncidentCounting {

    private static final List<String> GROUPS = List.of("kind", "month", "state");

    /**
     * One count.
     *
     * @param value value of the group; null in the total
     * @param copies incidents that the owner holds
     * @param events incidents that are linked as the same event count once
     * @param occurrences incidents with the same occurrence key count once
     * @param others how many of the events other owners hold a copy of, by owner
     */
    public record Count(@Nullable String value, long copies, long events, long occurrences, List<Other> others) {}

    /** Events that another owner holds a copy of. */
    public record Other(String owner, long events) {}

    /** Counts by group and as a whole. */
    public record Counts(List<Count> groups, Count total) {}

    private final UnitOfWork unitOfWork;
    private final SqlIncidentCounts table = new SqlIncidentCounts();

    IncidentCounting(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * Counts what is stored now.
     *
     * @param from first day of the events counted, or null
     * @param to last day of the events counted, or null
     * @throws ProblemException {@code invalid-parameter} when the groups are unknown or the days in the wrong order
     */
    public Mono<Counts> count(String owner, @Nullable LocalDate from, @Nullable LocalDate to, String groupBy) {
        if (!GROUPS.contains(groupBy)) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter("groupBy").allowed(GROUPS));
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("to")
                    .detail("The last day must not lie before the first."));
        }
        return unitOfWork.run(transaction -> table.count(transaction, owner, from, to, groupBy));
    }
}
