package org.npcs.repository.conformance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The failures that a product is known to have: one name of a check on each line, {@code #} for comments. They are run all
 * the same; one that passes is stale. A run with a baseline is never a claim of conformance.
 */
public final class Baseline {

    private final Set<String> names;

    private Baseline(Set<String> names) {
        this.names = names;
    }

    /** Returns a baseline that expects nothing to fail. */
    public static Baseline none() {
        return new Baseline(Set.of());
    }

    /** Reads a baseline. */
    public static Baseline read(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            String name = line.split("#", 2)[0].strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new Baseline(names);
    }

    /** Returns whether the check is expected to fail. */
    public boolean expects(String check) {
        return names.contains(check);
    }

    /** Returns whether nothing is expected to fail. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Returns the names that were expected to fail, were run, and passed. */
    public List<String> stale(List<CheckResult> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == Verdict.PASS && expects(check.check()))
                .map(CheckResult::check)
                .toList();
    }
}
