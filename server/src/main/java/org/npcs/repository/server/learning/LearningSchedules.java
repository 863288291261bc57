package org.npcs.repository.server.learning;

import org.npcs.repository.contract.learning.ScheduleRequest;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** LearningSchedules of anonymous histories. Nothing of a history is stored, and nothing of it is noted. */
@Component
public final class LearningSchedules {

    private final RepositoryClock clock;
    private final CurriculumEditions editions;

    LearningSchedules(RepositoryClock clock, CurriculumEditions editions) {
        this.clock = clock;
        this.editions = editions;
    }

    /** Computes a schedule; {@code validation-failed} when version, holds or history cannot be. */
    public Mono<ObjectNode> compute(ObjectNode asked) {
        return editions.get(
                        asked.path("curriculum").asString(""),
                        asked.path("curriculumVersion").asInt(0))
                .onErrorMap(
                        ProblemException.class,
                        problem -> problem.code() == ProblemCode.NOT_FOUND ? CurriculumEditions.unpublished() : problem)
                .map(edition -> {
                    var request = new ScheduleRequest(asked, edition.content(), Cohorts.day(clock.now()));
                    Faults.require(request.check());
                    return request.answer();
                });
    }
}
