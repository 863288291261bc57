package org.npcs.repository.server.notice;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StateMachine;

/** The steps that a response takes. An answer can be thought over: a notice may be amended, and a plan may fail. */
final class ResponseSteps {

    /** Before anything was stated. */
    static final String NOT_SEEN = "not-seen";

    private static final StateMachine STEPS = new StateMachine(Map.of(
            NOT_SEEN,
            List.of("acknowledged"),
            "acknowledged",
            List.of("assessing", "not-applicable", "action-planned"),
            "assessing",
            List.of("not-applicable", "action-planned"),
            "not-applicable",
            List.of("assessing"),
            "action-planned",
            List.of("action-done", "assessing"),
            "action-done",
            List.of("assessing")));

    private ResponseSteps() {}

    /** Refuses a step that there is not; to stay where it is may be stated anew. */
    static void require(String from, String to) {
        if (from.equals(NOT_SEEN) || !from.equals(to)) {
            STEPS.require(from, to);
        }
    }
}
