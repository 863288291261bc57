package org.npcs.repository.server.exchange.submission;

import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.FindingClass;
import org.npcs.repository.contract.definition.Origin;
import org.npcs.repository.contract.definition.RuleTier;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCatalogue;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.springframework.stereotype.Component;

/** Words the refusal of one record for another reason than a rule: the problem code stands in the place of the rule. */
@Component
final class Refusals {

    private static final Set<ProblemCode> UNREADABLE = Set.of(ProblemCode.MALFORMED_JSON, ProblemCode.BODY_TOO_LARGE);
    private static final Set<ProblemCode> NOT_PERMITTED = Set.of(
            ProblemCode.INSUFFICIENT_SCOPE,
            ProblemCode.RECORD_CLOSED,
            ProblemCode.RECORD_VOIDED,
            ProblemCode.RECORD_MERGED,
            ProblemCode.RECORD_WITHDRAWN,
            ProblemCode.APPEND_ONLY,
            ProblemCode.ILLEGAL_TRANSITION);

    private final ProblemCatalogue catalogue;

    Refusals(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Finding finding(ProblemCode code) {
        return finding(code, "");
    }

    Finding finding(ProblemCode code, String pointer) {
        var page = catalogue.page(code.code()).orElseThrow();
        return new Finding(
                code.code(),
                "1",
                Severity.ERROR,
                RuleTier.ACCEPT,
                UNREADABLE.contains(code)
                        ? FindingClass.INVALID
                        : NOT_PERMITTED.contains(code) ? FindingClass.NOT_PERMITTED : FindingClass.CROSS_RECORD,
                UNREADABLE.contains(code) || code == ProblemCode.DUPLICATE_IN_BATCH ? Origin.CONVERSION : Origin.ENTRY,
                pointer,
                List.of(),
                null,
                page.get("title").asString(),
                page.get("fix").asString(),
                List.of(),
                null,
                "/v1/errors/" + code.code(),
                null);
    }
}
