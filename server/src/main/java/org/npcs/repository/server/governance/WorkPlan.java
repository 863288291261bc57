package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;

/**
 * The work plan as of an instant.
 *
 * @param asOf the instant
 * @param items items in the order in which they were first stored
 */
public record WorkPlan(Instant asOf, List<WorkItem> items) {

    /** Activities of the charter in its order. */
    public static List<Code> activities() {
        return Definitions.published()
                .codeSystem("charter-activity")
                .orElseThrow()
                .codes();
    }

    /** The items of an activity. */
    public List<WorkItem> of(String activity) {
        return items.stream()
                .filter(item ->
                        item.stored().content().path("activity").asString("").equals(activity))
                .toList();
    }

    /** Activities without an item, by code. */
    public List<String> withoutItem() {
        return activities().stream()
                .map(Code::code)
                .filter(activity -> of(activity).isEmpty())
                .toList();
    }

    /** How many items nobody touched for longer than the charter allows. */
    public int untouched() {
        return (int) items.stream()
                .filter(item -> item.flags().contains("untouched"))
                .count();
    }
}
