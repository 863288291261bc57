package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who sits, leads, advises and coordinates at an instant. Any session may ask. */
@Component
public final class Seats {

    /** Key of the Executive Committee. */
    public static final String EXECUTIVE = "executive";

    private final SqlSeats sql = new SqlSeats();
    private final ObjectProvider<ActiveMembers> members;

    Seats(ObjectProvider<ActiveMembers> members) {
        this.members = members;
    }

    /** Seats of a committee that are taken, in the order of their holders. */
    public Mono<List<Seat>> sitting(Transaction transaction, String committee, Instant at) {
        return sql.sitting(transaction, committee, Days.of(at));
    }

    /** Offices of a committee that are held. */
    public Mono<List<Officer>> officers(Transaction transaction, String committee, Instant at) {
        var day = Days.of(at);
        return sql.offices(transaction, committee)
                .map(all -> all.stream().filter(one -> one.days().includes(day)).toList());
    }

    /** Advisors, who are told all that the Executive Committee is told, and neither vote nor hold an office. */
    public Mono<List<RoleHolder>> advisors(Transaction transaction, Instant at) {
        return roles(transaction, RoleHolder.ADVISOR, at);
    }

    /** The coordinator, of several the one who began last. */
    public Mono<Optional<RoleHolder>> coordinator(Transaction transaction, Instant at) {
        return roles(transaction, RoleHolder.COORDINATOR, at).map(all -> all.stream()
                .max(java.util.Comparator.comparing(RoleHolder::startsOn).thenComparing(RoleHolder::key)));
    }

    /** Codes of the members that are active, in their order. */
    public Mono<List<String>> activeMembers(Transaction transaction, Instant at) {
        var known = members.getIfAvailable();
        return known == null ? sql.jurisdictions(transaction) : known.at(transaction, at);
    }

    /** Waits until nobody else gives or takes seats, and keeps others waiting until the transaction ends. */
    public Mono<Void> hold(Transaction transaction) {
        return sql.alone(transaction).then();
    }

    private Mono<List<RoleHolder>> roles(Transaction transaction, String kind, Instant at) {
        var day = Days.of(at);
        return sql.roles(transaction, kind)
                .map(all -> all.stream().filter(one -> one.days().includes(day)).toList());
    }
}
