package org.npcs.repository.server.review.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ReviewRecord;
import org.npcs.repository.contract.definition.Harmonisation;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.review.Review;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the ratings as another instrument version would show them beside what is stored. */
@Component
class HarmonisedReading {

    private final Instruments instruments;

    HarmonisedReading(Instruments instruments) {
        this.instruments = instruments;
    }

    /** The version that the caller asks for, or nothing when none was named. */
    Mono<Optional<InstrumentVersion>> target(@Nullable String harmonise) {
        return harmonise == null
                ? Mono.just(Optional.empty())
                : instruments.named("harmonise", harmonise).map(Optional::of);
    }

    static ReviewRecord beside(ReviewRecord answer, Review review, Optional<InstrumentVersion> target) {
        target.ifPresent(version ->
                answer.harmonised(Harmonisation.of(review.stored().held().shown(), version)));
        return answer;
    }
}
