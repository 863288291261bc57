package org.npcs.repository.server.membership;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows who is a member on a day, and which roles the positions of its team have. No person is known. */
@Component
public final class Teams {

    private final SqlTeams sql = new SqlTeams();

    Teams() {}

    /** Roles of one position on a day, by code of {@code team-role}; none for a position that is not on the team. */
    public Mono<List<String>> roles(Transaction transaction, String jurisdiction, String teamKey, LocalDate day) {
        return sql.roles(transaction, jurisdiction, teamKey, day);
    }

    /** Roles that are filled on the team of a jurisdiction on a day, by code of {@code team-role}. */
    public Mono<List<String>> roles(Transaction transaction, String jurisdiction, LocalDate day) {
        return sql.roles(transaction, jurisdiction, day);
    }

    /** Codes of the jurisdictions that are active members on a day, in their order. */
    public Mono<List<String>> members(Transaction transaction, LocalDate day) {
        return sql.members(transaction, day);
    }
}
