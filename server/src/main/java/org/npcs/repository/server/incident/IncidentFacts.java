package org.npcs.repository.server.incident;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What lists filter by, read off a valid content. */
final class IncidentFacts {

    private IncidentFacts() {}

    static Map<String, Object> facets(JsonNode content) {
        return facets(Map.of(), content);
    }

    /** The same beside what does not come from the content. */
    static Map<String, Object> facets(Map<String, Object> before, JsonNode content) {
        var facets = new HashMap<>(before);
        facets.remove("kind");
        facets.remove("event_date");
        var kind = currentKind(content);
        if (kind != null) {
            facets.put("kind", kind);
        }
        var eventDate = content.path("eventDate").asString("");
        if (!eventDate.isEmpty()) {
            facets.put("event_date", LocalDate.parse(eventDate));
        }
        return facets;
    }

    /**
     * The kind of the latest determination that states one and was not retracted later. A retraction takes back the
     * determination that it supersedes, so that the one before it counts again.
     */
    static @Nullable String currentKind(JsonNode content) {
        var retracted = new HashSet<Integer>();
        var determinations = content.path("determinations");
        for (int i = determinations.size() - 1; i >= 0; i--) {
            var determination = determinations.get(i);
            if (determination.path("status").asString("").equals("retracted")) {
                retracted.add(determination.path("supersedes").asInt(0));
            } else if (!retracted.contains(determination.path("sequence").asInt(0))) {
                return determination.path("kind").asString();
            }
        }
        return null;
    }
}
