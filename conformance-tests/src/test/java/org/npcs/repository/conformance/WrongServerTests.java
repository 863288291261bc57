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
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.mutant.Mutant;
import org.npcs.repository.conformance.mutant.Mutants;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Toy;

/** Wrong servers mostly wait, so that some of them are judged side by side. */
@Execution(ExecutionMode.CONCURRENT)
class WrongServerTests {

    private static final String LIST = "off-diagonal.txt";
    private static final int AT_ONCE = 4;
    /** So many take turns, so that each finds the same each time. */
    private static final int FEW = 12;

    private static final long SEED = 11;

    private static Conversations correct;

    @BeforeAll
    static void listen() throws InterruptedException, ExecutionException {
        correct = Conversations.of(ServerChecks.all(), SEED);
    }

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
        Set<String> expected = new TreeSet<>(listed().getOrDefault(mutant.toString(), Set.of()));
        expected.add(mutant.requirement());
        List<Check<Server>> judges = judges(mutant);
        try (Toy toy = Toy.start(mutant.mutation().get())) {
            RunResult result = new ProviderSuite(configuration(toy), RequirementCatalogue.published())
                    .run(judges, SEED, false, judges.size() > FEW ? AT_ONCE : 1);
            assertThat(result.checks()).noneMatch(check -> check.verdict() == Verdict.ERROR);
            assertThat(hits(result)).as("judged by %d checks", judges.size()).isEqualTo(expected);
        }
    }

    /** Some wrong servers never do what a check waits for; a server in memory does it at once or never. */
    private static Configuration configuration(Toy toy) throws IOException {
        return Configuration.read(null, Map.of(), Map.of("base-url", toy.baseUrl(), "patience-seconds", "8"));
    }

    /** All checks that can notice it, or with {@code -Dmutants.judges=all} all that there are. */
    private static List<Check<Server>> judges(Mutant mutant) {
        return System.getProperty("mutants.judges", "").equals("all") ? ServerChecks.all() : correct.noticing(mutant);
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
