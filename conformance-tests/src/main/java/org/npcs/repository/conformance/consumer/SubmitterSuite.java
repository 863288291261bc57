package org.npcs.repository.conformance.consumer;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Runner;

/** Judges an integration by letting it play stories to a stand-in. */
public final class SubmitterSuite {

    private final String profile;
    private final Integration integration;
    private final RequirementCatalogue catalogue;
    private final Redaction redaction = new Redaction();

    /** Makes a suite for one integration. */
    public SubmitterSuite(String profile, Integration integration, RequirementCatalogue catalogue) {
        this.profile = profile;
        this.integration = integration;
        this.catalogue = catalogue;
    }

    /** Returns what keeps secrets out of the results. */
    public Redaction redaction() {
        return redaction;
    }

    /** Runs the checks, one story after the other. */
    public RunResult run(List<Check<Rehearsal>> checks, long seed, boolean strict) {
        return run(checks, seed, strict, 1);
    }

    /**
     * Runs the checks.
     *
     * @param parallel how many stories are played at once, more than 1 only for an integration that can
     */
    public RunResult run(List<Check<Rehearsal>> checks, long seed, boolean strict, int parallel) {
        Instant start = Instant.now();
        try {
            Runner runner = new Runner(catalogue, strict, parallel, redaction);
            return new RunResult(
                    profile,
                    "an integration",
                    seed,
                    start,
                    runner.run(checks, name -> new Rehearsal(integration, redaction, seed, name)));
        } finally {
            integration.close();
        }
    }
}
