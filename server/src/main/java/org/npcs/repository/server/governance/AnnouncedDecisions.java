package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells all active members of decisions; each decision is told once, which the database sees to. */
@Component
final class AnnouncedDecisions implements DecisionAnnouncements {

    private final SqlCommunications sql;
    private final KeptRecords kept;

    AnnouncedDecisions(SqlCommunications sql, KeptRecords kept) {
        this.sql = sql;
        this.kept = kept;
    }

    @Override
    public Mono<UUID> announce(Transaction transaction, Caller caller, String reference, String title) {
        return sql.ofDecision(transaction, reference)
                .switchIfEmpty(Mono.defer(() -> draft(transaction, caller, reference, title)));
    }

    private Mono<UUID> draft(Transaction transaction, Caller caller, String reference, String title) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("kind", Sendings.ALL_MEMBERS)
                .put("title", title)
                .put("text", "A decision was made: " + reference);
        content.putArray("references").add(reference);
        Map<String, Object> facets = Map.of("kind", Sendings.ALL_MEMBERS, "decision", reference);
        return sql.communications
                .insert(transaction, kept.first(caller, Sendings.DRAFT, content, facets))
                .map(StoredRecord::id);
    }

    @Override
    public Mono<Instant> sentAt(Transaction transaction, String reference) {
        return sql.sentAt(transaction, reference);
    }
}
