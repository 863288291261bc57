package org.npcs.repository.server.sharing.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What members see of an incident, as far as a public notice can be compared with it; what they do not see is null.
 *
 * @param jurisdiction the owner, unless a pseudonym stands in its place, which tells nobody who it is
 * @param eventDate a day, a month, a quarter or a year
 * @param kinds the kinds of all determinations that are seen
 */
public record SeenIncident(
        @Nullable String jurisdiction,
        @Nullable Integer ageYears,
        @Nullable String ageBand,
        @Nullable String sex,
        @Nullable String eventDate,
        @Nullable String livingArrangement,
        List<String> kinds) {

    /** Reads what a mask has left. */
    public static SeenIncident of(ObjectNode seen) {
        var child = seen.path("child");
        var owner = text(seen, "jurisdiction");
        return new SeenIncident(
                owner == null || owner.startsWith("M-") ? null : owner,
                child.has("ageYears") ? (Integer) child.get("ageYears").asInt() : null,
                text(child, "ageBand"),
                text(child, "sex"),
                text(seen, "eventDate"),
                text(child, "livingArrangement"),
                seen.path("determinations")
                        .valueStream()
                        .filter(one -> one.has("kind"))
                        .map(one -> one.get("kind").asString())
                        .toList());
    }

    private static @Nullable String text(JsonNode parent, String member) {
        return parent.has(member) ? parent.get(member).asString() : null;
    }
}
