package org.npcs.repository.server.membership;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Gathering;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.CallerDirectory;
import org.npcs.repository.server.security.CallerStanding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers who a client is, from the register as it is now. */
@Component
final class MemberDirectory implements CallerDirectory {

    private final RepositoryClock clock;
    private final Gathering<Question, Question, Optional<CallerStanding>> standings;

    private record Question(String clientId, @Nullable String actingFor, LocalDate today) {}

    MemberDirectory(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.clock = clock;
        this.standings = new Gathering<>((question, same) -> unitOfWork
                .call(
                        new Session("NOBODY", question.clientId(), question.clientId(), ""),
                        SqlClients::standing,
                        "*",
                        "client_standing",
                        Transaction.nullable(String.class, question.actingFor()),
                        question.today())
                // The same question has the same answer.
                .map(rows -> Collections.nCopies(same.size(), rows.stream().findFirst())));
    }

    @Override
    public Mono<CallerStanding> standing(String clientId, @Nullable String actingFor) {
        var question = new Question(clientId, actingFor, clock.utcDay());
        return standings.ask(question, question).flatMap(Mono::justOrEmpty);
    }
}
