package org.npcs.repository.server.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A proposal as it stands at an instant.
 *
 * @param stored the record
 * @param embargoed whether nothing of it may be told outside
 * @param waitingDays days for which nobody has touched it
 * @param flags what should be looked at, by codes of the code system {@code proposal-flag}
 */
public record ProposalView(StoredRecord stored, boolean embargoed, int waitingDays, List<String> flags) {

    static ProposalView of(StoredRecord stored, Instant lastFeedback, CharterSettings settings, Instant now) {
        var touched = lastFeedback.isAfter(stored.storedAt()) ? lastFeedback : stored.storedAt();
        var waits = ProposalStates.WAITING.contains(stored.state());
        var days = waits ? (int) Math.max(0, Duration.between(touched, now).toDays()) : 0;
        return new ProposalView(
                stored,
                ProposalStates.embargoed(stored.state()),
                days,
                days > settings.proposalWaitDays() ? List.of("waiting") : List.of());
    }
}
