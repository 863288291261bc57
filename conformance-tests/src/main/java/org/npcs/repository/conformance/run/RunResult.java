package org.npcs.repository.conformance.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a whole run said.
 *
 * @param profile profile that was judged
 * @param target what was judged, in words
 * @param seed seed of all invented data
 * @param startedAt when the run began
 * @param checks one result for each check, by name
 */
public record RunResult(String profile, String target, long seed, Instant startedAt, List<CheckResult> checks) {

    /** Sorts the checks, so that equal runs give equal reports. */
    public RunResult {
        checks =
                checks.stream().sorted(Comparator.comparing(CheckResult::check)).toList();
    }

    /** Returns the same as the result of a profile. */
    public RunResult as(String name) {
        return new RunResult(name, target, seed, startedAt, checks);
    }

    /** Returns how many checks gave each verdict; all verdicts are present. */
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        checks.forEach(check -> counts.merge(check.verdict(), 1, Integer::sum));
        return counts;
    }

    /** Returns the gravest verdict for each requirement that was judged, by identifier. */
    public Map<String, Verdict> byRequirement() {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (CheckResult check : checks) {
            check.requirements().forEach(id -> verdicts.merge(id, check.verdict(), Verdict::worse));
        }
        return new LinkedHashMap<>(verdicts);
    }
}
