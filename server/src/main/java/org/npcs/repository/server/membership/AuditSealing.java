package org.npcs.repository.server.membership;

import org.npcs.repository.server.audit.AuditChain;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Chains the trail of every jurisdiction, again and again; any number of instances may do so at once. */
@Component
final class AuditSealing {

    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);

    private final UnitOfWork unitOfWork;
    private final AuditChain chain;
    private final SqlJurisdictions jurisdictions = new SqlJurisdictions();

    AuditSealing(UnitOfWork unitOfWork, AuditChain chain) {
        this.unitOfWork = unitOfWork;
        this.chain = chain;
    }

    @Scheduled(fixedDelayString = "${npcs.audit-sealing-millis:5000}")
    Mono<Void> seal() {
        var session = new Session("NOBODY", "repository", "repository", "audit-sealing");
        return unitOfWork
                .run(session, transaction -> jurisdictions.list(transaction, "", 1_000))
                .flatMapMany(Flux::fromIterable)
                .map(Jurisdiction::code)
                .concatWithValues(Session.OPERATOR.code())
                .concatMap(chain::seal)
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "the audit trail was not chained: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }
}
