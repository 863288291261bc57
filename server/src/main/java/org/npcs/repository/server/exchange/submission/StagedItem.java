package org.npcs.repository.server.exchange.submission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.record.Proposal;
import tools.jackson.databind.node.ObjectNode;

/**
 * A staged record.
 *
 * @param repeated whether the submission holds the same key before
 * @param findings warnings, as an array of JSON, or null
 * @param waitingUntil when it is rejected unless its incident has come; null while its turn has not come
 */
record StagedItem(
        RecordResult.Facts facts,
        Judged.Sound sound,
        boolean repeated,
        @Nullable String findings,
        @Nullable String announced,
        List<String> causes,
        @Nullable Instant waitingUntil) {

    boolean incident() {
        return "incident".equals(facts.noun());
    }

    boolean waits() {
        return waitingUntil != null;
    }

    Proposal proposal() {
        return new Proposal(
                facts.index(),
                sound.naturalKey(),
                (ObjectNode) StrictJson.parse(sound.content().getBytes(StandardCharsets.UTF_8)),
                sound.state(),
                sound.reason(),
                sound.expectedVersion(),
                repeated);
    }
}
