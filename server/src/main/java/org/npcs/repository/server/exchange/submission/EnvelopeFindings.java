package org.npcs.repository.server.exchange.submission;

import java.util.Collection;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;

/** Words what the schema of the envelope cannot say. */
final class EnvelopeFindings {

    private EnvelopeFindings() {}

    /** A record of no known noun. */
    static Finding noun(Collection<String> known) {
        var rule = Definitions.published().rule("STR-CODE").orElseThrow();
        return Finding.of(rule, "/noun", known.stream().sorted().toList());
    }
}
