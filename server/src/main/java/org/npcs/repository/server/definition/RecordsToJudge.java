package org.npcs.repository.server.definition;

import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** The stored records of a noun, for judging them by other rules; each noun of records answers for its own. */
public interface RecordsToJudge {

    /** All current records of an owner. */
    Flux<Stored> all(String owner);

    /**
     * A stored record.
     *
     * @param localKey local key of its incident
     * @param context what it is judged against besides itself, without local rules
     */
    record Stored(Subject subject, String localKey, JsonNode content, CheckContext context) {}
}
