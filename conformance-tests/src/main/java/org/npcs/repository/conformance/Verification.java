package org.npcs.repository.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.http.Recording;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.ExitCode;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.seal.Seal;
import org.npcs.repository.conformance.seal.SealKeys;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a report that somebody handed over: whether it is as it was signed, and whether its exchanges say what it says. */
final class Verification {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final @Nullable Path trusted;
    private final PrintStream out = System.out;

    Verification(Path directory, @Nullable Path trusted) {
        this.directory = directory;
        this.trusted = trusted;
    }

    /** Verifies the signature. */
    int verify() throws IOException {
        PublicKey key = trusted == null ? null : SealKeys.publicKey(trusted);
        try {
            return told(Seal.verify(directory, key));
        } catch (IOException unreadable) {
            // Whether it was never there, was cut or was changed: it proves nothing.
            out.println("NOT VALID: " + Seal.FILE + " is missing or cannot be read");
            return ExitCode.FAILED;
        }
    }

    private int told(Seal seal) {
        out.println(seal.statement().path("product").asString("") + ", profile "
                + seal.statement().path("profile").asString("") + ", contract "
                + seal.statement().path("contractVersion").asString("") + ", run of "
                + seal.statement().path("startedAt").asString(""));
        out.println("signed with key " + seal.thumbprint()
                + (trusted == null ? " (name the key that you trust with --trusted-key)" : ", which is trusted"));
        seal.faults().forEach(fault -> out.println("NOT VALID: " + fault));
        if (!seal.faults().isEmpty()) {
            return ExitCode.FAILED;
        }
        boolean claim = seal.statement().path("claim").asBoolean(false);
        out.println(claim ? "VALID, and a claim of conformance" : "VALID, but no claim of conformance:");
        seal.statement().path("hindrances").forEach(one -> out.println("  " + one.asString("")));
        return ExitCode.PASSED;
    }

    /** Verifies the signature where there is one, judges the recorded exchanges again, and compares. */
    int judgeAgain() throws IOException {
        if (Files.exists(directory.resolve(Seal.FILE)) || trusted != null) {
            int code = verify();
            if (code != ExitCode.PASSED) {
                return code;
            }
        }
        JsonNode report = JSON.readTree(Files.readAllBytes(directory.resolve("report.json")));
        if (!report.path("contractDigest").asString("").equals(Contract.sha256())) {
            out.println("The report was judged by contract "
                    + report.path("contractVersion").asString("")
                    + ", this kit holds another one: use the kit of that version.");
            return ExitCode.NOTHING_RAN;
        }
        return compare(told(report), again(report));
    }

    private static Map<String, Verdict> told(JsonNode report) {
        Map<String, Verdict> told = new LinkedHashMap<>();
        report.path("checks")
                .forEach(check -> told.put(
                        check.path("check").asString(""),
                        Verdict.of(check.path("verdict").asString(""))));
        return told;
    }

    private Map<String, CheckResult> again(JsonNode report) throws IOException {
        RequirementCatalogue catalogue = RequirementCatalogue.published();
        Plan plan = Plan.recorded(report);
        ProviderSuite suite = new ProviderSuite(plan.configuration(), catalogue);
        Set<String> names = told(report).keySet();
        List<Check<Server>> checks = plan.serverChecks().stream()
                .filter(check -> names.contains(check.name()))
                .toList();
        return suite
                .judgeAgain(
                        Recording.read(directory),
                        checks,
                        plan.seed(),
                        Instant.parse(report.path("startedAt").asString("")),
                        plan.strict(),
                        plan.parallel())
                .checks()
                .stream()
                .collect(Collectors.toMap(
                        CheckResult::check, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private int compare(Map<String, Verdict> told, Map<String, CheckResult> again) {
        int same = 0;
        int unknown = 0;
        int other = 0;
        for (Map.Entry<String, Verdict> check : told.entrySet()) {
            CheckResult found = again.get(check.getKey());
            Verdict now = found == null ? Verdict.INCONCLUSIVE : found.verdict();
            if (now == check.getValue()) {
                same++;
            } else if (now == Verdict.INCONCLUSIVE || now == Verdict.ERROR) {
                unknown++;
                out.println("NOT JUDGED AGAIN " + check.getKey() + ": "
                        + (found == null ? "this kit has no such check" : found.found()));
            } else {
                other++;
                out.println("DIFFERS " + check.getKey() + ": told "
                        + check.getValue().code() + ", the exchanges say " + now.code());
            }
        }
        out.println(
                same + " checks say the same again, " + other + " differ, " + unknown + " could not be judged again");
        return other > 0 ? ExitCode.FAILED : same == 0 ? ExitCode.NOTHING_RAN : ExitCode.PASSED;
    }
}
