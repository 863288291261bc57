package org.npcs.repository.server.incident;

import java.util.List;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published rules, applied to incidents. */
final class IncidentRules {

    private final ContentValidator validator = ContentValidator.published();
    private final RepositoryClock clock;

    IncidentRules(RepositoryClock clock) {
        this.clock = clock;
    }

    Verdict verdict(JsonNode content, Tier tier, LocalRules local, boolean lenient) {
        var context = CheckContext.of(clock.today(), tier).withLocalRules(local).withUnknownMembersTolerated(lenient);
        return validator.check(Subject.INCIDENT, content, context);
    }

    /** The warnings of an acceptable content. */
    List<ObjectNode> require(JsonNode content, Tier tier, LocalRules local, boolean lenient) {
        var verdict = verdict(content, tier, local, lenient);
        if (!verdict.accepted()) {
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(verdict.findings()));
        }
        return verdict.previewed().warnings().stream().map(Finding::toJson).toList();
    }
}
