package org.npcs.repository.server.incident.duplicate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.incident.IncidentEvents;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.RecordIds;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives all incidents that hang together one event, and takes it from those that hang with none. Each incident is changed in
 * the name of its owner, so that its feed and its trail tell it.
 */
@Component
class EventLinks {

    private final IncidentEvents incidents;
    private final RepositoryClock clock;
    private final SqlEventLinks links = new SqlEventLinks();

    EventLinks(IncidentEvents incidents, RepositoryClock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    Mono<Void> link(Transaction transaction, Session caller, Candidate candidate) {
        return transaction
                .actAs(SqlMatching.MATCHING)
                .then(links.link(transaction, candidate))
                .then(links.group(transaction, own(candidate)))
                // A new event for the whole group: which of two former ones was first is nobody's business.
                .flatMap(group -> set(transaction, caller, group, RecordIds.next(clock.now())));
    }

    Mono<Void> unlink(Transaction transaction, Session caller, Candidate candidate) {
        return transaction
                .actAs(SqlMatching.MATCHING)
                .then(links.unlink(transaction, candidate.id()))
                .then(Mono.zip(links.group(transaction, own(candidate)), links.group(transaction, other(candidate))))
                .flatMap(parts -> parts.getT1().equals(parts.getT2())
                        // Still one by way of others.
                        ? Mono.empty()
                        : part(transaction, caller, parts.getT1()).then(part(transaction, caller, parts.getT2())));
    }

    private Mono<Void> part(Transaction transaction, Session caller, List<SqlEventLinks.Member> part) {
        return set(transaction, caller, part, part.size() > 1 ? RecordIds.next(clock.now()) : null);
    }

    private Mono<Void> set(
            Transaction transaction, Session caller, List<SqlEventLinks.Member> group, @Nullable UUID event) {
        return Flux.fromIterable(group)
                .concatMap(member -> {
                    var session = member.owner().equals(caller.tenant())
                            ? caller
                            : new Session(member.owner(), "repository", "repository", caller.requestId());
                    return transaction
                            .actAs(session)
                            .then(incidents.set(
                                    transaction, member.owner(), member.incident(), event, session.client()));
                })
                .then();
    }

    private static SqlEventLinks.Member own(Candidate candidate) {
        return new SqlEventLinks.Member(
                candidate.jurisdiction(), candidate.own().incident());
    }

    private static SqlEventLinks.Member other(Candidate candidate) {
        return new SqlEventLinks.Member(
                candidate.other().jurisdiction(), candidate.other().incident());
    }
}
