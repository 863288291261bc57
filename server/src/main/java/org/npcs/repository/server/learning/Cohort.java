package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.learning.LearningHold;
import org.npcs.repository.contract.learning.ScheduleRequest;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A round of learning of a member.
 *
 * @param stored what every record has
 */
public record Cohort(StoredRecord stored) {

    static final String PLANNED = "planned";
    static final String RUNNING = "running";
    static final String ON_HOLD = "on-hold";
    static final String CLOSED = "closed";

    /** States in which what is asked may still be changed. */
    static final Set<String> OPEN = Set.of(PLANNED, "enrolling");

    static final StateMachine STATES = new StateMachine(Map.of(
            PLANNED,
            List.of("enrolling"),
            "enrolling",
            List.of(RUNNING),
            RUNNING,
            List.of(ON_HOLD, CLOSED),
            ON_HOLD,
            List.of(RUNNING),
            CLOSED,
            List.of("results-published")));

    /** Its key. */
    public String key() {
        return stored.naturalKey();
    }

    /** Key of the curriculum. */
    public String curriculum() {
        return stored.content().path("curriculum").asString("");
    }

    /** Version of the curriculum. */
    public int number() {
        return stored.content().path("curriculumVersion").asInt(0);
    }

    /** Day of the first question. */
    public LocalDate startsOn() {
        return LocalDate.parse(stored.content().path("startsOn").asString(""));
    }

    /** Days on hold. */
    public List<LearningHold> holds() {
        return ScheduleRequest.holds(stored.content().path("holds"));
    }

    /** When it was closed, or null before. */
    public @Nullable Instant closedAt() {
        var at = stored.content().path("closedAt");
        return at.isString() ? Instant.parse(at.asString()) : null;
    }

    /** Its content after a step: a hold begins or ends, or the end is noted. */
    ObjectNode after(String to, Instant now, LocalDate today) {
        var content = stored.content().deepCopy();
        ArrayNode holds = content.withArray("/holds");
        switch (to) {
            case ON_HOLD -> holds.addObject().put("from", (today.isBefore(startsOn()) ? startsOn() : today).toString());
            case RUNNING -> end(holds, today);
            case CLOSED -> content.put("closedAt", now.toString());
            default -> {}
        }
        return content;
    }

    /** A hold that ended before a day was over, or before anything was sent, held nothing. */
    private static void end(ArrayNode holds, LocalDate today) {
        if (holds.isEmpty()) {
            return;
        }
        var last = (ObjectNode) holds.get(holds.size() - 1);
        if (last.path("from").asString("").compareTo(today.toString()) >= 0) {
            holds.remove(holds.size() - 1);
        } else {
            last.put("until", today.toString());
        }
    }
}
