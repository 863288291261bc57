package org.npcs.repository.conformance.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.check.NoAnswer;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Http;
import org.npcs.repository.conformance.http.Recording;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.http.Replay;
import org.npcs.repository.conformance.http.Sender;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Runner;
import org.npcs.repository.conformance.run.Verdict;

/** Judges a server at an address. */
public final class ProviderSuite {

    /** Name of the check that compares every answer of a run with the schemas of the contract. */
    public static final String CONTRACT_CHECK = "platform.Contract.everyAnswerFollowsTheContract";

    private static final String CONTRACT_REQUIREMENT = "PLT-001";
    private static final int MOST_VIOLATIONS = 20;

    private final Configuration configuration;
    private final RequirementCatalogue catalogue;
    private final Redaction redaction = new Redaction();
    private final Sender http;
    private @Nullable Recording recording;

    /** Makes a suite for one server. */
    public ProviderSuite(Configuration configuration, RequirementCatalogue catalogue) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        Duration patience = Duration.ofSeconds(configuration.patienceSeconds());
        this.http = new Http(configuration.baseUrl(), patience, redaction);
    }

    /** Returns what keeps secrets out of the results. */
    public Redaction redaction() {
        return redaction;
    }

    /**
     * Returns why this server must not be judged without an explicit permission, or an empty text when it says of itself
     * that it is a sandbox. It sends one GET and nothing else.
     */
    public String objection() {
        try {
            Server.Shared shared = live(0);
            Answer answer = new Server(shared, "gate").as(Persona.ANYBODY).get("/v1");
            boolean sandbox = answer.status() == 200
                    && answer.mediaType().endsWith("json")
                    && answer.json().path("sandbox").asBoolean(false);
            return sandbox ? "" : "GET /v1 does not say that this is a sandbox (status " + answer.status() + ")";
        } catch (NoAnswer silent) {
            return String.valueOf(silent.getMessage());
        }
    }

    private Server.Shared live(long seed) {
        Recording kept = recording;
        Function<String, Sender> senders = kept == null ? check -> http : check -> kept.of(check, http);
        return new Server.Shared(senders, http, InstantSource.system(), false, configuration, seed);
    }

    /** Keeps from now on what is exchanged, whole, and returns where. */
    public Recording record() {
        Recording kept = new Recording();
        recording = kept;
        return kept;
    }

    /** Runs the checks and adds the comparison of all answers with the schemas of the contract. */
    public RunResult run(List<Check<Server>> checks, long seed, boolean strict, int parallel) {
        Instant start = Instant.now();
        return run(live(seed), checks, start, strict, parallel);
    }

    /**
     * Judges a recorded run again, without its server: the same checks put the same questions, and the recording answers them.
     *
     * @param start when the recorded run began; the checks take it to be that time
     */
    public RunResult judgeAgain(
            Recording recorded, List<Check<Server>> checks, long seed, Instant start, boolean strict, int parallel) {
        Replay replay = new Replay(recorded);
        InstantSource then = InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), start));
        Server.Shared shared = new Server.Shared(
                check -> replay.of(check, redaction), new PlayedIssuer(redaction), then, true, configuration, seed);
        RunResult again = run(shared, checks, start, strict, parallel);
        return new RunResult(
                again.profile(),
                again.target(),
                seed,
                start,
                again.checks().stream()
                        .map(result -> replay.lacksSecrets(result.check()) ? unknown(result) : result)
                        .toList());
    }

    /** A check that failed where a secret was cut out of its answers has not been judged. */
    private static CheckResult unknown(CheckResult result) {
        return result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN
                ? new CheckResult(
                        result.check(),
                        result.requirements(),
                        Verdict.INCONCLUSIVE,
                        null,
                        null,
                        "a secret was cut out of an answer that it needs",
                        result.lookFirst(),
                        result.exchanges(),
                        result.millis())
                : result;
    }

    private RunResult run(
            Server.Shared shared, List<Check<Server>> checks, Instant start, boolean strict, int parallel) {
        Runner runner = new Runner(catalogue, strict, parallel, redaction);
        List<CheckResult> results = new ArrayList<>(runner.run(checks, name -> new Server(shared, name)));
        if (!results.isEmpty()) {
            results.add(contract(shared.violations));
        }
        return new RunResult("server", configuration.baseUrl(), shared.seed, start, results);
    }

    private static CheckResult contract(List<String> violations) {
        Set<String> distinct;
        synchronized (violations) {
            distinct = new LinkedHashSet<>(violations);
        }
        List<String> first = distinct.stream().sorted().limit(MOST_VIOLATIONS).toList();
        return new CheckResult(
                CONTRACT_CHECK,
                List.of(CONTRACT_REQUIREMENT),
                first.isEmpty() ? Verdict.PASS : Verdict.FAIL,
                null,
                first.isEmpty() ? null : "every answer as the contract describes it",
                first.isEmpty() ? null : distinct.size() + " violations: " + String.join("; ", first),
                "The schema of the operation in /v1/openapi.yaml; the exchanges are in the reports of the other checks.",
                List.of(),
                0);
    }
}
