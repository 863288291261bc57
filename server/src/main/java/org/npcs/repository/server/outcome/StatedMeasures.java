package org.npcs.repository.server.outcome;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.OutcomeCatalogue;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** The measures that members state; the others are computed by the repository and cannot be stated. */
final class StatedMeasures {

    private static final OutcomeCatalogue CATALOGUE = Definitions.published().outcomes();

    private StatedMeasures() {}

    static void require(String measure) {
        var found = CATALOGUE.measure(measure);
        if (found.isEmpty() || found.get().computed()) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> {
                d.parameter("measure").allowed(all());
                if (found.isPresent()) {
                    d.detail("The repository computes this measure; it cannot be stated.");
                }
            });
        }
    }

    private static List<String> all() {
        return CATALOGUE.newest().stream()
                .filter(measure -> !measure.computed())
                .map(Measure::id)
                .toList();
    }
}
