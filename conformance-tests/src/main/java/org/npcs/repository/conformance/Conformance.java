package org.npcs.repository.conformance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.run.ExitCode;
import org.npcs.repository.conformance.seal.SealKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command of the kit. Its exit codes are those of {@link ExitCode}. */
@Command(
        name = "npcs-conformance",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        sortOptions = false,
        description = "Judges whether a server, or an integration that sends to one, keeps the contract.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all MUST passed",
            "1:some MUST failed or stayed inconclusive",
            "2:an expected failure of the baseline passed",
            "3:the kit or its environment broke",
            "4:nothing ran"
        })
public final class Conformance implements Callable<Integer> {

    @Option(
            names = "--profile",
            description = "server, analytics-reader, incident-submitter, bulk-submitter or member-reporter"
                    + " (default: ${DEFAULT-VALUE}).")
    private String profile = "server";

    @Option(names = "--base-url", description = "Address of the server (default: the sandbox on this machine).")
    private @Nullable String baseUrl;

    @Option(names = "--config", description = "Properties file with addresses and credentials.")
    private @Nullable Path config;

    @Option(names = "--set", description = "One name and value of the configuration, such as vendor.id=lantern.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--allow-non-sandbox", description = "Judge a server that does not say that it is a sandbox.")
    private boolean allowNonSandbox;

    @Option(names = "--only", description = "Only the checks of this requirement or with this name; may be repeated.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "List the requirements and their checks, and do nothing else.")
    private boolean list;

    @Option(names = "--explain", description = "Explain a requirement, and do nothing else.")
    private @Nullable String explain;

    @Option(names = "--dry-run", description = "Name the checks that would run, and send nothing.")
    private boolean dryRun;

    @Option(names = "--seed", description = "Seed of all invented data; take another for each run on one server.")
    private @Nullable Long seed;

    @Option(names = "--strict", description = "A broken SHOULD fails.")
    private boolean strict;

    @Option(names = "--parallel", description = "How many checks run at once (default: ${DEFAULT-VALUE}).")
    private int parallel = 4;

    @Option(names = "--report", description = "Directory for report.json, report.xml and report.html.")
    private @Nullable Path report;

    @Option(names = "--baseline", description = "File with the names of checks that are expected to fail.")
    private @Nullable Path baseline;

    @Option(names = "--command", description = "Profiles of integrations: command that starts the integration.")
    private @Nullable String command;

    @Option(
            names = "--attach",
            description = "Profiles of integrations: command (one start for each scenario) or stdin (JSON lines).")
    private String attach = "command";

    @Mixin
    private final SignatureOptions signature = new SignatureOptions();

    private Conformance() {}

    /** Runs the command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Conformance())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("npcs-conformance: " + failure);
                    return ExitCode.BROKEN;
                })
                .setParameterExceptionHandler((failure, unused) -> {
                    failure.getCommandLine().getErr().println("npcs-conformance: " + failure.getMessage());
                    return ExitCode.NOTHING_RAN;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (signature.newKey != null) {
            SealKeys.make(signature.newKey);
            return ExitCode.PASSED;
        }
        if (signature.verify != null) {
            return new Verification(signature.verify, signature.trustedKey).verify();
        }
        if (signature.judgeAgain != null) {
            return new Verification(signature.judgeAgain, signature.trustedKey).judgeAgain();
        }
        if (signature.signWith != null && report == null) {
            throw new IllegalArgumentException("--sign-with needs --report, the directory that is signed");
        }
        if (baseUrl != null) {
            settings.put("base-url", baseUrl);
        }
        long chosen = seed != null ? seed : System.nanoTime() & 0xFFFF_FFFFL;
        Plan plan = new Plan(
                profile,
                config,
                settings,
                allowNonSandbox,
                only,
                chosen,
                strict,
                Math.max(1, parallel),
                report,
                baseline,
                command,
                attach);
        if (explain != null) {
            return Explanations.explain(explain, plan);
        }
        if (list || dryRun) {
            return Explanations.list(plan, list);
        }
        return new Execution(plan, signature.product, signature.signWith).run();
    }
}
