package org.npcs.repository.conformance.run;

import java.util.List;

/** The exit codes of the command. */
public final class ExitCode {

    /** All MUST passed; skipped checks are no failures and no passes. */
    public static final int PASSED = 0;

    /** Some MUST failed or stayed inconclusive. */
    public static final int FAILED = 1;

    /** An expected failure of the baseline passed. */
    public static final int STALE = 2;

    /** The kit or its environment broke. */
    public static final int BROKEN = 3;

    /** Nothing was run. */
    public static final int NOTHING_RAN = 4;

    private ExitCode() {}

    /** Returns the code for some results, with failures that the baseline expects left out of account. */
    public static int of(List<CheckResult> checks, Baseline baseline) {
        if (checks.stream().allMatch(check -> check.verdict() == Verdict.SKIPPED)) {
            return NOTHING_RAN;
        }
        if (checks.stream().anyMatch(check -> check.verdict() == Verdict.ERROR)) {
            return BROKEN;
        }
        if (checks.stream().anyMatch(check -> counts(check) && !baseline.expects(check.check()))) {
            return FAILED;
        }
        return baseline.stale(checks).isEmpty() ? PASSED : STALE;
    }

    private static boolean counts(CheckResult check) {
        return check.verdict() == Verdict.FAIL || check.verdict() == Verdict.INCONCLUSIVE;
    }
}
