package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.LearningRuleSet;
import org.npcs.repository.contract.learning.CohortFigures;
import org.npcs.repository.contract.learning.LearningPlan;
import org.npcs.repository.contract.learning.LearningStatements;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows from a cohort and its counts: days, results and statements. */
@Component
public final class CohortReading {

    private final RepositoryClock clock;
    private final Cohorts cohorts;
    private final CurriculumEditions editions;
    private final CohortCounts counts;

    CohortReading(RepositoryClock clock, Cohorts cohorts, CurriculumEditions editions, CohortCounts counts) {
        this.clock = clock;
        this.cohorts = cohorts;
        this.editions = editions;
        this.counts = counts;
    }

    /**
     * A cohort with what it asks.
     *
     * @param cohort the cohort
     * @param edition the version of the curriculum
     * @param today the day of the reading
     */
    public record Round(Cohort cohort, CurriculumEdition edition, LocalDate today) {

        /** The days of its questions. */
        public LearningPlan plan() {
            return edition.plan(cohort.startsOn(), cohort.holds());
        }
    }

    /**
     * The results of a cohort.
     *
     * @param round the cohort
     * @param rules the rules that were applied
     * @param figures what is told, or null before the cohort is closed
     */
    public record Results(
            Round round, LearningRuleSet rules, @Nullable CohortFigures figures) {}

    /** A cohort of the caller's member with what it asks; {@code not-found}. */
    public Mono<Round> round(Caller caller, String owner, String key) {
        return cohorts.get(caller, owner, key).flatMap(cohort -> editions.get(cohort.curriculum(), cohort.number())
                .map(edition -> new Round(cohort, edition, Cohorts.day(clock.now()))));
    }

    /** The results of a cohort of the caller's member; {@code not-found}. */
    public Mono<Results> results(Caller caller, String owner, String key) {
        var rules = Definitions.published().analysis().learningRulesInForce();
        return round(caller, owner, key).flatMap(round -> {
            if (round.cohort().closedAt() == null) {
                return Mono.just(new Results(round, rules, null));
            }
            return counts.get(caller, owner, key)
                    .map(StoredRecord::content)
                    // Nothing stated is nothing of anybody.
                    .onErrorResume(
                            ProblemException.class,
                            problem -> problem.code() == ProblemCode.NOT_FOUND
                                    ? Mono.just(
                                            round.cohort().stored().content().objectNode())
                                    : Mono.error(problem))
                    .map(stated -> new Results(
                            round,
                            rules,
                            CohortFigures.of(
                                    stated,
                                    round.edition().items(),
                                    round.edition().pattern(),
                                    rules.leastLearners())));
        });
    }

    /** What was told of a cohort of the caller's member since it was closed, version by version; {@code not-found}. */
    public Mono<List<LearningStatements.Told>> told(Round round) {
        var least = Definitions.published().analysis().learningRulesInForce().leastLearners();
        Instant closed = round.cohort().closedAt();
        if (closed == null) {
            return Mono.just(List.of());
        }
        return counts.since(
                        round.cohort().stored().jurisdiction(), round.cohort().key(), closed)
                .map(versions -> versions.stream()
                        .map(version -> new LearningStatements.Told(
                                version.version(),
                                version.storedAt(),
                                CohortFigures.of(
                                        version.content(),
                                        round.edition().items(),
                                        round.edition().pattern(),
                                        least)))
                        .toList());
    }
}
