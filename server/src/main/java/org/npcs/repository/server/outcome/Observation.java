package org.npcs.repository.server.outcome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.measure.ObservationCheck;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/** One version of what a member observed of a measure in a period. */
public record Observation(StoredRecord stored) {

    static final String STATED = "stated";
    static final String RETRACTED = "retracted";

    /** A retraction ends when the observation is stated again. */
    static final StateMachine STATES = new StateMachine(Map.of(STATED, List.of(RETRACTED)));

    /** The measure. */
    public String measure() {
        return Objects.requireNonNull(stored.facet("measure"));
    }

    /** The period. */
    public String period() {
        return Objects.requireNonNull(stored.facet("period"));
    }

    /** Why it was retracted; null while it stands. */
    public @Nullable String retractionReason() {
        return stored.state().equals(RETRACTED) ? stored.reason() : null;
    }

    /** What its parts do not keep of the identities of its measure. */
    public List<Finding> warnings() {
        return Definitions.published()
                .outcomes()
                .measure(measure(), stored.content().path("measureVersion").asString(""))
                .map(measure -> ObservationCheck.warnings(measure, stored.content()))
                .orElse(List.of());
    }
}
