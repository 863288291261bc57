package org.npcs.repository.server.incident;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/** Refuses a content that alters or leaves out a stored determination or finding. */
final class AppendOnly {

    private static final List<String> LISTS = List.of("determinations", "findings");

    private AppendOnly() {}

    static void require(JsonNode stored, JsonNode changed) {
        var differing = new ArrayList<String>();
        for (String list : LISTS) {
            var before = stored.path(list);
            var after = changed.path(list);
            for (int i = 0; i < before.size(); i++) {
                if (!before.get(i).equals(after.path(i))) {
                    differing.add("/" + list + "/" + i);
                }
            }
        }
        if (!differing.isEmpty()) {
            throw ProblemException.of(ProblemCode.APPEND_ONLY, d -> d.differingMembers(differing));
        }
    }
}
