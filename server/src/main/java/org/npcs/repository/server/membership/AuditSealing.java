package org.npcs.repository.server.membership;

import org.npcs.repository.server.audit.AuditChain;
import org.npcs.repository.server.platform.database.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Chains the trail of every jurisdiction and keeps its heads, again and again; any number of instances may do so at once. */
@Component
final class AuditSealing {

    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);

    private final Jurisdictions jurisdictions;
    private final AuditChain chain;

    AuditSealing(Jurisdictions jurisdictions, AuditChain chain) {
        this.jurisdictions = jurisdictions;
        this.chain = chain;
    }

    @Scheduled(fixedDelayString = "${npcs.audit-sealing-millis:5000}")
    Mono<Void> seal() {
        return jurisdictions
                .codes()
                .concatWithValues(Session.OPERATOR.code())
                .concatMap(code -> chain.seal(code).then(chain.keepHead(code)))
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "the audit trail was not chained: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }
}
