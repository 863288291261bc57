package org.npcs.repository.conformance;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.requirement.RequirementEntry;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.ExitCode;

/** What can be said without a run. */
final class Explanations {

    private static final PrintStream OUT = System.out;

    private Explanations() {}

    /** Prints the requirements of a profile with their checks. */
    static int list(Plan plan, boolean everything) {
        List<? extends Check<?>> checks = checks(plan);
        for (RequirementEntry entry : RequirementCatalogue.published().all()) {
            boolean bound = plan.isServer() ? entry.bindsServer() : entry.bindsClient();
            List<String> names = checks.stream()
                    .filter(check -> check.requirements().contains(entry.id()))
                    .map(Check::name)
                    .toList();
            if (bound && (everything || !names.isEmpty())) {
                OUT.println(entry.id() + " " + entry.level() + " " + entry.sentence());
                names.forEach(name -> OUT.println("    " + name));
                if (names.isEmpty() && entry.untestable() != null) {
                    OUT.println("    not tested: " + entry.untestable());
                }
            }
        }
        return checks.isEmpty() ? ExitCode.NOTHING_RAN : ExitCode.PASSED;
    }

    /** Prints one requirement with all that is known about it. */
    static int explain(String id, Plan plan) {
        Optional<RequirementEntry> found = RequirementCatalogue.published().find(id);
        if (found.isEmpty()) {
            System.err.println("the contract has no requirement " + id);
            return ExitCode.NOTHING_RAN;
        }
        RequirementEntry entry = found.get();
        OUT.println(entry.id() + " (" + entry.level() + ", binds the " + entry.binds() + ")");
        OUT.println(entry.sentence());
        OUT.println("Why: " + entry.intent());
        OUT.println("Source: " + entry.source());
        OUT.println("Operations: " + String.join(", ", entry.operations()));
        if (entry.untestable() != null) {
            OUT.println("Not tested: " + entry.untestable());
        }
        for (Check<?> check : checks(plan)) {
            if (check.requirements().contains(id)) {
                OUT.println("Check: " + check.name());
                OUT.println("  Look first: " + check.lookFirst());
            }
        }
        return ExitCode.PASSED;
    }

    private static List<? extends Check<?>> checks(Plan plan) {
        return plan.isServer() ? plan.serverChecks() : plan.integrationChecks();
    }
}
