package org.npcs.repository.server.governance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Computes recipients and delivers to them. */
@Component
final class Sendings {

    static final String COMMITTEE = "committee";
    static final String ALL_MEMBERS = "all-members";
    static final String EXTERNAL = "external";
    static final String DRAFT = "draft";
    static final String SENT = "sent";

    private final RepositoryClock clock;
    private final SqlCommunications sql;
    private final KeptRecords kept;
    private final Invitees invitees;
    private final Seats seats;

    Sendings(RepositoryClock clock, SqlCommunications sql, KeptRecords kept, Invitees invitees, Seats seats) {
        this.clock = clock;
        this.sql = sql;
        this.kept = kept;
        this.invitees = invitees;
        this.seats = seats;
    }

    /** Whom a communication goes to, as it would go now. */
    Mono<List<Invited>> recipients(Transaction transaction, StoredRecord communication) {
        return switch (CommunicationView.kind(communication)) {
            case ALL_MEMBERS -> invitees.toAllMembers(transaction, clock.now());
            case EXTERNAL -> Mono.just(List.of());
            default -> invitees.toCommittee(transaction, committee(communication.content()), clock.now());
        };
    }

    static String committee(ObjectNode content) {
        return content.path(COMMITTEE).asString(Seats.EXECUTIVE);
    }

    /** Sends a draft to the recipients of this instant; nobody takes or gives a seat meanwhile. */
    Mono<StoredRecord> send(Transaction transaction, Caller caller, StoredRecord draft) {
        var facets = new HashMap<>(draft.facets());
        facets.put("sent_at", clock.now());
        return seats.hold(transaction)
                .then(Mono.defer(() -> recipients(transaction, draft)))
                .flatMap(all -> sql.deliver(transaction, draft.id(), all, clock.now()))
                .then(Mono.defer(() -> sql.communications.update(
                        transaction, kept.next(caller, draft, SENT, draft.content(), facets))));
    }

    /** Sends the minutes of a meeting to all active members and advisors. */
    Mono<Void> minutes(Transaction transaction, Caller caller, StoredRecord meeting) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("kind", ALL_MEMBERS)
                .put("title", "Minutes of a meeting of the committee")
                .put("text", "The minutes were approved: /v1/meetings/" + meeting.id() + "/minutes");
        return sql.communications
                .insert(transaction, kept.first(caller, DRAFT, content, Map.of("kind", ALL_MEMBERS)))
                .flatMap(draft -> send(transaction, caller, draft))
                .then();
    }
}
