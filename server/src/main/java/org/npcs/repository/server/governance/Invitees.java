package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Computes who is invited and who is told; nobody can leave one out. */
@Component
final class Invitees {

    private final Seats seats;

    Invitees(Seats seats) {
        this.seats = seats;
    }

    /** The seats of a committee, all advisors, and the coordinator. */
    Mono<List<Invited>> toMeeting(Transaction transaction, String committee, Instant at) {
        return toCommittee(transaction, committee, at)
                .flatMap(all -> seats.coordinator(transaction, at).map(coordinator -> {
                    var invited = new ArrayList<>(all);
                    coordinator.map(Invited::role).ifPresent(invited::add);
                    return List.copyOf(invited);
                }));
    }

    /** The seats of a committee, and all advisors. */
    Mono<List<Invited>> toCommittee(Transaction transaction, String committee, Instant at) {
        return seats.sitting(transaction, committee, at)
                .flatMap(sitting -> withAdvisors(
                        transaction, sitting.stream().map(Invited::seat).toList(), at));
    }

    /** All active members, and all advisors: they are told what the committee is told. */
    Mono<List<Invited>> toAllMembers(Transaction transaction, Instant at) {
        return seats.activeMembers(transaction, at)
                .flatMap(members -> withAdvisors(
                        transaction,
                        members.stream()
                                .map(member -> new Invited(Invited.MEMBER, member, null, null))
                                .toList(),
                        at));
    }

    private Mono<List<Invited>> withAdvisors(Transaction transaction, List<Invited> others, Instant at) {
        return seats.advisors(transaction, at).map(advisors -> {
            var all = new ArrayList<>(others);
            advisors.stream().map(Invited::role).forEach(all::add);
            return List.copyOf(all);
        });
    }
}
