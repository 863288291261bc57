package org.npcs.repository.client.outcome;

import java.util.List;
import java.util.OptionalDouble;
import org.npcs.repository.client.model.ObservationPart;
import org.npcs.repository.client.model.ObservationSource;
import org.npcs.repository.client.model.OutcomeObservation;

/**
 * What a count of repeat maltreatment came to.
 *
 * @param measure the measure, to be stated under
 * @param children children with a first report in the base period
 * @param again of these, children with another report in time
 */
public record RepeatMaltreatmentCount(String measure, int children, int again) {

    private static final String VERSION = "1";

    /** Returns the share; none without children. */
    public OptionalDouble share() {
        return children == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) again / children);
    }

    /**
     * Returns the observation to be stated with {@code client.outcomes().state(…)}.
     *
     * @param edition year or month of the extract that was counted, such as {@code 2026-11}
     * @param last whether the time after the base period is over, so that the numbers are final
     */
    public OutcomeObservation observation(String edition, boolean last) {
        return OutcomeObservation.builder()
                .measureVersion(VERSION)
                .status(last ? "final" : "provisional")
                .coverage("census")
                .source(ObservationSource.builder()
                        .kind("own-system")
                        .edition(edition)
                        .build())
                .parts(List.of(part("children", children), part("again", again)))
                .build();
    }

    private static ObservationPart part(String part, long value) {
        return ObservationPart.builder().part(part).value(value).build();
    }
}
