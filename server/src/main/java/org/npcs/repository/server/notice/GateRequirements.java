package org.npcs.repository.server.notice;

import org.npcs.repository.server.governance.DecisionReferences;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a text has to have at the gate; looked at when it comes there, when it is reviewed, and when it is told. */
@Component
final class GateRequirements {

    private final RepositoryClock clock;
    private final Evidence evidence;
    private final NoticeReading reading;
    private final DecisionReferences decisions;

    GateRequirements(RepositoryClock clock, Evidence evidence, NoticeReading reading, DecisionReferences decisions) {
        this.clock = clock;
        this.evidence = evidence;
        this.reading = reading;
        this.decisions = decisions;
    }

    /**
     * Completes when everything is there.
     *
     * @throws ProblemException {@code validation-failed} with all that is missing; {@code charter-rule} for a decision that was not
     *     adopted
     */
    Mono<Void> met(Transaction transaction, Notice notice) {
        var content = notice.pending();
        var today = clock.utcDay();
        return Mono.zip(evidence.untold(content), reading.held(notice))
                .doOnNext(both -> {
                    var findings = both.getT1();
                    findings.addAll(NoticeRules.atGate(content, today, both.getT2()));
                    Faults.require(findings);
                })
                .then(Mono.defer(() ->
                        decisions.require(transaction, content.path("decision").asString(), "/decision")));
    }
}
