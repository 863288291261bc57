package org.npcs.repository.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.NoAnswer;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.requirement.Level;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;

/** Runs checks side by side. How grave a failure is comes from the catalogue. */
public final class Runner {

    private final RequirementCatalogue catalogue;
    private final boolean strict;
    private final int parallel;
    private final Redaction redaction;
    private final Turns turns = new Turns();

    /**
     * Makes a runner.
     *
     * @param catalogue where levels come from
     * @param strict whether a broken SHOULD fails
     * @param parallel how many checks run at once, at least 1
     * @param redaction what keeps secrets out of results
     */
    public Runner(RequirementCatalogue catalogue, boolean strict, int parallel, Redaction redaction) {
        this.catalogue = catalogue;
        this.strict = strict;
        this.parallel = parallel;
        this.redaction = redaction;
    }

    /** Runs the checks, each with a session of its own that is made for its name. */
    public <S extends Recorder> List<CheckResult> run(List<Check<S>> checks, Function<String, S> sessions) {
        ExecutorService executor = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<CheckResult>> pending = new ArrayList<>();
            for (Check<S> check : checks) {
                pending.add(executor.submit(() -> judge(check, sessions)));
            }
            List<CheckResult> results = new ArrayList<>();
            for (Future<CheckResult> result : pending) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a check could not be run", broken.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private <S extends Recorder> CheckResult judge(Check<S> check, Function<String, S> sessions) {
        long start = System.nanoTime();
        @Nullable S session = null;
        Outcome outcome;
        try {
            session = sessions.apply(check.name());
            S given = session;
            turns.take(check.turns(), () -> check.body().accept(given));
            outcome = new Outcome(Verdict.PASS, null, null, null);
        } catch (Failed failed) {
            outcome = new Outcome(broken(check.requirements()), reason(check), failed.expected(), failed.found());
        } catch (NoAnswer silent) {
            outcome =
                    new Outcome(broken(check.requirements()), reason(check), "an answer in time", silent.getMessage());
        } catch (Inconclusive unknown) {
            outcome = new Outcome(Verdict.INCONCLUSIVE, null, null, unknown.getMessage());
        } catch (Skipped skipped) {
            outcome = new Outcome(Verdict.SKIPPED, skipped.reason().code(), null, skipped.getMessage());
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError fault) {
            outcome = new Outcome(Verdict.ERROR, null, null, "the kit failed: " + place(fault));
        }
        return new CheckResult(
                check.name(),
                check.requirements(),
                outcome.verdict,
                outcome.reason,
                cut(outcome.expected),
                cut(outcome.found),
                check.lookFirst(),
                session == null ? List.of() : session.exchanges(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private Verdict broken(List<String> ids) {
        Level gravest = level(ids);
        return switch (gravest) {
            case MUST -> Verdict.FAIL;
            case SHOULD -> strict ? Verdict.FAIL : Verdict.WARN;
            case MAY -> Verdict.SKIPPED;
        };
    }

    private @Nullable String reason(Check<?> check) {
        return level(check.requirements()) == Level.MAY ? SkipReason.NOT_OFFERED.code() : null;
    }

    private Level level(List<String> ids) {
        return ids.stream()
                .map(id -> catalogue.find(id).map(entry -> entry.level()).orElse(Level.MUST))
                .min(Enum::compareTo)
                .orElse(Level.MUST);
    }

    private @Nullable String cut(@Nullable String text) {
        return text == null ? null : redaction.cut(text);
    }

    private static String place(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private record Outcome(
            Verdict verdict,
            @Nullable String reason,
            @Nullable String expected,
            @Nullable String found) {}
}
