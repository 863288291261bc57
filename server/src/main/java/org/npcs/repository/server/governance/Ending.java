package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * The end of a term or an office before its time.
 *
 * @param day day from which the seat or the office is vacant
 * @param reason why, by code
 */
record Ending(LocalDate day, String reason) {

    static final StateMachine STATES =
            new StateMachine(Map.of("appointed", List.of("ended"), "active", List.of("ended")));

    /**
     * Reads a step that ends what is held.
     *
     * @throws ProblemException {@code illegal-transition} or {@code validation-failed}
     */
    static Ending of(ObjectNode step, StoredRecord held, LocalDate today) {
        var at = Standing.held(held, today);
        STATES.require(at, step.path("to").asString(""));
        if (!step.has("reason")) {
            GovernanceRules.require(List.of(GovernanceRules.finding("STR-REQUIRED", "/reason")));
        }
        var starts = day(held, "starts_on");
        // What has not begun is given up on its first day, unless a later one is stated.
        var day = GovernanceRules.day(step, "endsOn", starts.isAfter(today) ? starts : today);
        if (day.isBefore(starts) || day.isAfter(day(held, "ends_on"))) {
            GovernanceRules.require(List.of(GovernanceRules.finding("GOV-R-016", "/endsOn")));
        }
        return new Ending(day, step.path("reason").asString(""));
    }

    /** A day that every term, office or role has. */
    static LocalDate day(StoredRecord held, String facet) {
        return Objects.requireNonNull((LocalDate) held.facets().get(facet), facet);
    }

    Map<String, Object> facets(StoredRecord held) {
        var facets = new HashMap<>(held.facets());
        facets.put("ends_on", day);
        facets.put("end_reason", reason);
        return Map.copyOf(facets);
    }
}
