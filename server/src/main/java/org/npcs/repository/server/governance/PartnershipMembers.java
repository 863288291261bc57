package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.membership.Teams;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The active members, as membership knows them. */
@Component
final class PartnershipMembers implements ActiveMembers {

    private final Teams teams;

    PartnershipMembers(Teams teams) {
        this.teams = teams;
    }

    @Override
    public Mono<List<String>> at(Transaction transaction, Instant instant) {
        return teams.members(transaction, Days.of(instant));
    }
}
