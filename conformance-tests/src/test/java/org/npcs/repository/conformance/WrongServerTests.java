package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.mutant.Mutant;
import org.npcs.repository.conformance.mutant.Mutants;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Toy;

/** Wrong servers mostly wait, so that some of them are judged side by side. */
@Execution(ExecutionMode.CONCURRENT)
class WrongServerTests {

    private static final String LIST = "off-diagonal.txt";
    private static final int AT_ONCE = 4;

    /** All of them, or those whose names match {@code -Dmutants=}, for who works on some. */
    static List<Mutant> mutants() {
        String wanted = System.getProperty("mutants", ".*");
        return Mutants.all().stream()
                .filter(mutant -> mutant.toString().matches(wanted))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aWrongServerIsRejectedForWhatItBreaksAndForNothingUnlisted(Mutant mutant) throws IOException {
        try (Toy toy = Toy.start(mutant.mutation().get())) {
            RunResult result = CorrectToyTests.run(toy, ServerChecks.all(), 11, AT_ONCE);
            Set<String> hit = hits(result);
            assertThat(result.checks()).noneMatch(check -> check.verdict() == Verdict.ERROR);
            assertThat(hit).contains(mutant.requirement());
            hit.remove(mutant.requirement());
            assertThat(hit).isEqualTo(listed().getOrDefault(mutant.toString(), Set.of()));
        }
    }

    @Test
    void theListNamesOnlyWrongServersThatExist() throws IOException {
        Set<String> names = Mutants.all().stream().map(Mutant::toString).collect(Collectors.toSet());
        assertThat(new HashSet<>(names)).containsAll(listed().keySet());
        assertThat(names).hasSameSizeAs(Mutants.all());
    }

    private static Set<String> hits(RunResult result) {
        Set<String> hit = new TreeSet<>();
        result.byRequirement().forEach((id, verdict) -> {
            if (verdict == Verdict.FAIL) {
                hit.add(id);
            }
        });
        return hit;
    }

    /** Other requirements that a wrong server breaks as well, since two sentences meet in one behaviour. */
    private static Map<String, Set<String>> listed() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        try (InputStream in = WrongServerTests.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(":", 2);
                    listed.put(
                            parts[0],
                            new TreeSet<>(
                                    new ArrayList<>(List.of(parts[1].strip().split(" +")))));
                }
            }
        }
        return listed;
    }
}
