package org.npcs.repository.server.notice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts how members respond to notices. It sees where they stand, and nothing else of their responses. */
@Component
public final class Uptakes {

    private static final String FOR_MEMBERS = "members";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final NoticeReading reading;
    private final SqlAudience audience = new SqlAudience();

    Uptakes(UnitOfWork unitOfWork, RepositoryClock clock, NoticeReading reading) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.reading = reading;
    }

    /** How members respond to a notice that was issued; {@code not-found} for others and outside of its audience. */
    public Mono<Uptake> of(Caller caller, String key) {
        return reading.known(caller, key)
                .filter(notice -> notice.edition() > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(notice -> Mono.deferContextual(context -> unitOfWork.run(
                                context.get(Session.class).named(SqlAudience.COUNTING),
                                transaction -> audience.all(transaction, notice.id())))
                        .map(all -> told(caller, notice, all)));
    }

    /** How far members are with each notice that was issued, all of them together; never told as a number below what the readers may learn. */
    public Mono<Map<UUID, NoticeProgress>> progress() {
        return Mono.deferContextual(
                context -> unitOfWork.run(context.get(Session.class).named(SqlAudience.COUNTING), audience::progress));
    }

    /** Where the caller's member stands with each notice that was issued to it. */
    public Mono<Map<UUID, String>> own(String member) {
        return unitOfWork.run(transaction -> audience.own(transaction, member));
    }

    private Uptake told(Caller caller, Notice notice, List<Standing> all) {
        var managed = caller.manages(NoticeReading.MANAGE);
        var rows = managed
                ? all
                : all.stream()
                        .filter(one -> one.member().equals(caller.jurisdiction()))
                        .toList();
        var counted = managed || all.size() - rows.size() >= Uptake.LEAST_OTHERS ? all : List.<Standing>of();
        var notes = counted.stream()
                .filter(one -> one.note() != null && (managed || FOR_MEMBERS.equals(one.noteFor())))
                .map(one -> String.valueOf(one.note()))
                .sorted()
                .toList();
        return new Uptake(notice, NoticeClock.of(notice, clock.now()), rows, counted, notes);
    }
}
