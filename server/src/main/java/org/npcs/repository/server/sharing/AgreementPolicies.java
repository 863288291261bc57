package org.npcs.repository.server.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.AgreementPolicy;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.governance.Activations;
import org.npcs.repository.server.governance.VersionStanding;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.Faults;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What agreements keep to when they are approved; decisions of the Executive Committee bring a version into force. */
@Component
public final class AgreementPolicies {

    private static final String LIST = "agreement-policies";

    private final Activations activations;

    AgreementPolicies(Activations activations) {
        this.activations = activations;
    }

    /** Where all versions stand today, the oldest first. */
    public Mono<List<VersionStanding<AgreementPolicy>>> all() {
        return activations.standings(LIST, Definitions.published().agreementPolicies());
    }

    /**
     * The policy in force, to which the agreement keeps.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code validation-failed} when it does not
     */
    Mono<AgreementPolicy> kept(Transaction transaction, ObjectNode agreement) {
        return activations
                .inForce(transaction, LIST, Definitions.published().agreementPolicies())
                .map(VersionStanding::version)
                .doOnNext(policy -> Faults.require(faults(policy, agreement)));
    }

    static List<Finding> faults(AgreementPolicy policy, ObjectNode agreement) {
        var findings = new ArrayList<Finding>();
        if (agreement.path("minimumCell").asInt() < policy.leastMinimumCell()) {
            findings.add(Faults.finding("AGR-R-001", "/minimumCell"));
        }
        policy.longestMonths().ifPresent(months -> {
            var last = LocalDate.parse(agreement.path("effectiveFrom").asString())
                    .plusMonths(months)
                    .minusDays(1);
            var until = agreement.path("effectiveTo").asString("");
            if (until.isEmpty() || LocalDate.parse(until).isAfter(last)) {
                findings.add(Faults.finding("AGR-R-002", "/effectiveTo"));
            }
        });
        return findings;
    }
}
