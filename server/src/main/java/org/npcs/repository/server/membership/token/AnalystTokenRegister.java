package org.npcs.repository.server.membership.token;

import java.time.LocalDate;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.security.AnalystTokenDirectory;
import org.npcs.repository.server.security.AnalystTokenStanding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what an analyst token is good for, from the tables as they are now. */
@Component
final class AnalystTokenRegister implements AnalystTokenDirectory {

    private static final String NOBODY = "analyst-token";

    private final UnitOfWork unitOfWork;
    private final Digests digests;
    private final RepositoryClock clock;
    private final SqlAnalystTokens secrets = new SqlAnalystTokens();

    AnalystTokenRegister(UnitOfWork unitOfWork, Digests digests, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Mono<AnalystTokenStanding> standing(String text) {
        return unitOfWork
                .call(
                        new Session("NOBODY", NOBODY, NOBODY, ""),
                        SqlAnalystTokens::standing,
                        "*",
                        "analyst_token_standing",
                        AnalystTokens.digest(digests, text),
                        clock.utcDay())
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()));
    }

    @Override
    public Mono<Void> used(AnalystTokenStanding token, LocalDate day) {
        var session = new Session(token.jurisdiction(), NOBODY, NOBODY, "");
        return unitOfWork
                .run(session, transaction -> secrets.used(transaction, token, day))
                .then();
    }
}
