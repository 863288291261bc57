package org.npcs.repository.conformance.consumer;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an integration is told to do, in the words of its users. */
interface Sheet {

    /** The story sheet as JSON, which is all that the integration gets. */
    String sheet();

    /** What the repository holds before the story begins: contents by the paths of their records. */
    default Map<String, JsonNode> before() {
        return Map.of();
    }
}
