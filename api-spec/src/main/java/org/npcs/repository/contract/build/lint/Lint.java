package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.npcs.repository.contract.build.bundle.Bundle;
import org.npcs.repository.contract.build.bundle.ContractTree;

/** Runs the catalogue over an authored tree and its bundle. */
public final class Lint {

    private Lint() {}

    /** All rules; the order is that of the documentation. */
    public static List<LintRule> catalogue() {
        return Stream.of(
                        TreeRules.ALL,
                        OperationRules.ALL,
                        ResponseRules.ALL,
                        ParameterRules.ALL,
                        SchemaRules.ALL,
                        KeywordRules.ALL,
                        ExampleRules.ALL,
                        RequirementRules.ALL,
                        DocumentRules.ALL,
                        ChangelogRules.ALL,
                        CrosswalkRules.ALL,
                        AnalysisRules.ALL,
                        MeasureRules.ALL,
                        CultureRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** Every violation of every rule. */
    public static List<Violation> check(ContractTree tree, Bundle bundle) {
        Subject subject = new Subject(tree, bundle);
        List<Violation> violations = new ArrayList<>();
        for (LintRule rule : catalogue()) {
            rule.check()
                    .run(subject, (place, found) -> violations.add(new Violation(rule, subject.locate(place), found)));
        }
        return violations;
    }
}
