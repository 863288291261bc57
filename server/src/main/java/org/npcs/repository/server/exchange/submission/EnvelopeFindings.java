package org.npcs.repository.server.exchange.submission;

import java.util.Collection;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.validation.Finding;

/** Words what the schema of the envelope cannot say. */
final class EnvelopeFindings {

    private EnvelopeFindings() {}

    /** A record of no known noun. */
    static Finding noun(Collection<String> known) {
        var rule = Definitions.published().rule("STR-CODE").orElseThrow();
        return new Finding(
                rule.id(),
                rule.version(),
                Severity.ERROR,
                rule.tier(),
                rule.findingClass(),
                rule.origin(),
                "/noun",
                List.of(),
                null,
                rule.message(),
                rule.fix(),
                List.copyOf(known.stream().sorted().toList()),
                null,
                rule.page(),
                null);
    }
}
