package org.npcs.repository.server.governance;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who has a communication, and who has none. */
@Component
public final class CommunicationDeliveries {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlGovernance governance;
    private final SqlCommunications sql;
    private final Seats seats;

    CommunicationDeliveries(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlGovernance governance,
            SqlCommunications sql,
            Seats seats) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.governance = governance;
        this.sql = sql;
        this.seats = seats;
    }

    /**
     * The deliveries of a communication.
     *
     * @param all all of them, in the order of their recipients
     * @param without members that are active now and have none; of a communication to all members
     */
    public record Told(List<Delivery> all, List<String> without) {}

    /** Who has a communication; {@code not-found} when there is none. */
    public Mono<Told> of(UUID id) {
        return governance
                .read(sql.communications, id)
                .flatMap(stored -> unitOfWork.run(transaction -> sql.deliveries(transaction, List.of(id))
                        .map(all -> all.getOrDefault(id, List.of()))
                        .flatMap(all -> {
                            if (!CommunicationView.kind(stored).equals(Sendings.ALL_MEMBERS)) {
                                return Mono.just(new Told(all, List.of()));
                            }
                            var told = all.stream()
                                    .map(one -> one.recipient().code())
                                    .collect(Collectors.toSet());
                            return seats.activeMembers(transaction, clock.now())
                                    .map(members -> new Told(
                                            all,
                                            members.stream()
                                                    .filter(member -> !told.contains(member))
                                                    .toList()));
                        })));
    }
}
