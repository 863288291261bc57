package org.npcs.repository.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.consumer.Integration;
import org.npcs.repository.conformance.consumer.SubmitterSuite;
import org.npcs.repository.conformance.http.Recording;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.report.Report;
import org.npcs.repository.conformance.report.Reports;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Baseline;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.ExitCode;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.seal.Claim;
import org.npcs.repository.conformance.seal.SignedReport;
import org.npcs.repository.contract.Contract;

/** Runs a plan, prints what was found and writes reports. */
final class Execution {

    private final Plan plan;
    private final String product;
    private final @Nullable Path signWith;
    private final PrintStream out = System.out;
    private final RequirementCatalogue catalogue = RequirementCatalogue.published();

    Execution(Plan plan, String product, @Nullable Path signWith) {
        this.plan = plan;
        this.product = product;
        this.signWith = signWith;
    }

    int run() throws IOException {
        return plan.isServer() ? server() : submitter();
    }

    private int server() throws IOException {
        ProviderSuite suite = new ProviderSuite(plan.configuration(), catalogue);
        List<Check<Server>> checks = plan.serverChecks();
        String objection = plan.allowNonSandbox() ? "" : suite.objection();
        if (!objection.isEmpty()) {
            out.println("Nothing was run: " + objection + ". Use --allow-non-sandbox if you may write there.");
            return ExitCode.NOTHING_RAN;
        }
        Path report = plan.report();
        Recording recording = report == null ? null : suite.record();
        RunResult result = suite.run(checks, plan.seed(), plan.strict(), plan.parallel());
        if (report != null && recording != null) {
            recording.write(report, suite.redaction());
        }
        return conclude(result.as(plan.profile()), suite.redaction());
    }

    private int submitter() throws IOException {
        @Nullable String command = plan.command();
        if (command == null) {
            out.println("Nothing was run: --command is missing.");
            return ExitCode.NOTHING_RAN;
        }
        SubmitterSuite suite = new SubmitterSuite(plan.profile(), Integration.of(plan.attach(), command), catalogue);
        return conclude(suite.run(plan.integrationChecks(), plan.seed(), plan.strict()), suite.redaction());
    }

    private int conclude(RunResult result, Redaction redaction) throws IOException {
        Baseline baseline = plan.expectations();
        int code = ExitCode.of(result.checks(), baseline);
        result.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .forEach(this::print);
        out.println(result.counts());
        out.println("seed " + result.seed() + ", exit code " + code);
        if (plan.report() != null) {
            List<String> expected = new ArrayList<>();
            result.checks().stream()
                    .map(CheckResult::check)
                    .filter(baseline::expects)
                    .forEach(expected::add);
            Report report = new Report(
                    result,
                    Versions.suite(),
                    Contract.version(),
                    Contract.sha256(),
                    expected,
                    baseline.stale(result.checks()),
                    code,
                    plan.strict());
            Reports.write(plan.report(), report, catalogue, redaction);
            conclude(plan.report(), Claim.of(product, report, plan.whole(), catalogue));
        }
        return code;
    }

    private void conclude(Path directory, Claim claim) throws IOException {
        SignedReport.write(directory, claim, signWith, Instant.now());
        if (signWith != null) {
            out.println(claim.stands() ? "signed as a claim of conformance" : "signed, but no claim of conformance:");
            claim.hindrances().forEach(one -> out.println("  " + one));
        }
    }

    private void print(CheckResult check) {
        out.println(check.verdict() + " " + check.check());
        check.requirements().forEach(id -> catalogue.find(id).ifPresent(entry -> {
            out.println("  " + id + ": " + entry.sentence());
            out.println("  Why: " + entry.intent());
        }));
        if (check.expected() != null) {
            out.println("  Expected: " + check.expected());
        }
        out.println("  Found: " + check.found());
        if (check.verdict() == Verdict.FAIL || check.verdict() == Verdict.WARN) {
            check.exchanges().stream()
                    .skip(Math.max(0, check.exchanges().size() - 1))
                    .forEach(last -> last.lines().forEach(line -> out.println("  Last exchange: " + line)));
            out.println("  Look first: " + check.lookFirst());
        }
    }
}
