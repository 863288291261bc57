package org.npcs.repository.conformance.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.report.Report;
import org.npcs.repository.conformance.requirement.Level;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.ExitCode;
import org.npcs.repository.conformance.run.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a report claims about a product, or why it claims nothing.
 *
 * @param product name and exact version of what was judged
 * @param report the report
 * @param hindrances why it is no claim; empty when it is one
 */
public record Claim(String product, Report report, List<String> hindrances) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Judges what a report is worth: all checks of the profile ran, all MUST passed and none was expected to fail. */
    public static Claim of(String product, Report report, boolean whole, RequirementCatalogue catalogue) {
        List<String> hindrances = new ArrayList<>();
        if (product.isBlank()) {
            hindrances.add("no product was named");
        }
        if (!whole) {
            hindrances.add("not all checks of the profile ran");
        }
        if (!report.expectedFailures().isEmpty()) {
            hindrances.add("failures were expected");
        }
        if (report.exitCode() != ExitCode.PASSED) {
            hindrances.add("the run ended with exit code " + report.exitCode());
        }
        report.run().byRequirement().forEach((id, verdict) -> {
            if (verdict == Verdict.SKIPPED && catalogue.get(id).level() == Level.MUST) {
                hindrances.add(id + " was skipped");
            }
        });
        return new Claim(product, report, List.copyOf(hindrances));
    }

    /** Whether the product may be called conformant by it. */
    public boolean stands() {
        return hindrances.isEmpty();
    }

    /** What is signed. */
    public ObjectNode statement(Instant now) {
        ObjectNode statement = JSON.createObjectNode()
                .put("product", product)
                .put("profile", report.run().profile())
                .put("suiteVersion", report.suiteVersion())
                .put("contractVersion", report.contractVersion())
                .put("contractDigest", report.contractDigest())
                .put("seed", report.run().seed())
                .put("startedAt", report.run().startedAt().toString())
                .put("signedAt", now.toString())
                .put("claim", stands());
        hindrances.forEach(statement.putArray("hindrances")::add);
        ObjectNode counts = statement.putObject("counts");
        report.run().counts().forEach((verdict, count) -> counts.put(verdict.code(), count));
        return statement;
    }
}
