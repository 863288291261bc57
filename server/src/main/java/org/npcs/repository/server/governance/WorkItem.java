package org.npcs.repository.server.governance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;

/**
 * An item of the work plan.
 *
 * @param stored what every record has; its state is the status
 * @param flags what should be looked at, by code
 */
public record WorkItem(StoredRecord stored, List<String> flags) {

    static final String NOT_STARTED = "not-started";
    static final String DONE = "done";
    private static final String STOPPED = "stopped";

    static final StateMachine STATES = new StateMachine(Map.of(
            NOT_STARTED,
            List.of("in-progress", STOPPED),
            "in-progress",
            List.of("at-risk", DONE, STOPPED),
            "at-risk",
            List.of("in-progress", STOPPED),
            DONE,
            List.of(),
            STOPPED,
            List.of()));

    /** The item as it stands at an instant. */
    static WorkItem at(StoredRecord stored, Instant instant, int untouchedDays) {
        var flags = new ArrayList<String>();
        var content = stored.content();
        if (open(stored.state())) {
            if (stored.storedAt().plus(Duration.ofDays(untouchedDays)).isBefore(instant)) {
                flags.add("untouched");
            }
            var due = content.path("dueOn").asString("");
            if (!due.isEmpty() && LocalDate.parse(due).isBefore(Days.of(instant))) {
                flags.add("overdue");
            }
        } else if (stored.state().equals(DONE) && content.path("evidence").isEmpty()) {
            flags.add("no-evidence");
        }
        return new WorkItem(stored, List.copyOf(flags));
    }

    private static boolean open(String status) {
        return !STATES.from(status).isEmpty();
    }

    /** The steps that were taken, in their order. */
    public JsonNode steps() {
        return steps(stored);
    }

    static JsonNode steps(StoredRecord stored) {
        return StrictJson.parse(Objects.requireNonNull(stored.facet("steps")).getBytes(StandardCharsets.UTF_8));
    }
}
