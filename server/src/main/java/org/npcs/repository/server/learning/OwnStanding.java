package org.npcs.repository.server.learning;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.improvement.PriorityParticipations;
import org.npcs.repository.server.notice.Uptakes;
import org.npcs.repository.server.outcome.Observations;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where the caller's own member stands in loops. */
@Component
final class OwnStanding {

    private static final String NOT_SEEN = "not-seen";

    private final Uptakes uptakes;
    private final PriorityParticipations participations;
    private final Observations observations;

    OwnStanding(Uptakes uptakes, PriorityParticipations participations, Observations observations) {
        this.uptakes = uptakes;
        this.participations = participations;
        this.observations = observations;
    }

    /**
     * Where one member stands.
     *
     * @param notices state of its response by notice
     * @param priorities its part by priority
     * @param stated when it last stated each measure; null for a caller without a member
     */
    record Standing(
            Map<UUID, String> notices,
            Map<UUID, String> priorities,
            @Nullable Map<String, Instant> stated) {

        LearningLoop.Own with(UUID id, LearningLoop loop) {
            var response = loop.kind().equals(LearningLoop.NOTICE) ? notices.get(id) : priorities.get(id);
            return new LearningLoop.Own(
                    NOT_SEEN.equals(response) ? null : response,
                    stated == null || loop.measures().isEmpty()
                            ? null
                            : loop.measures().stream()
                                    .map(stated::get)
                                    .anyMatch(at -> at != null && at.isAfter(loop.begunAt())));
        }
    }

    Mono<Standing> of(Caller caller) {
        var member = caller.jurisdiction();
        return member == null
                ? Mono.just(new Standing(Map.of(), Map.of(), null))
                : Mono.zip(uptakes.own(member), participations.own(member), observations.lastStated(member))
                        .map(read -> new Standing(read.getT1(), read.getT2(), read.getT3()));
    }
}
