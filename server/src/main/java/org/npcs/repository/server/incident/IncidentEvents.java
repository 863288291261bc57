package org.npcs.repository.server.incident;

import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes on incidents which event they are copies of. */
@Component
public final class IncidentEvents {

    private final SqlRecords table;
    private final RepositoryClock clock;

    IncidentEvents(SqlIncidents records, RepositoryClock clock) {
        this.table = records.table();
        this.clock = clock;
    }

    /**
     * Sets the event of an incident in a transaction that works for its owner; the same one changes nothing.
     *
     * @param event the event, or null when it is linked no longer
     * @param client client that is noted as having stored the version
     */
    public Mono<Void> set(Transaction transaction, String owner, UUID incident, @Nullable UUID event, String client) {
        return table.lock(transaction, owner, incident)
                .filter(current -> !java.util.Objects.equals(new Incident(current).eventId(), event))
                .flatMap(current -> {
                    var facets = new HashMap<>(current.facets());
                    facets.remove("event_id");
                    if (event != null) {
                        facets.put("event_id", event);
                    }
                    var next = current.next(current.state(), current.content(), null, clock.now(), client)
                            .withFacets(facets);
                    return table.update(transaction, next);
                })
                // What its owner took back is a copy of nothing, and stays as it is.
                .onErrorComplete(ProblemException.class)
                .then();
    }
}
