package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.conformance.adapter.Flaw;
import org.npcs.repository.conformance.consumer.BulkSubmitterChecks;
import org.npcs.repository.conformance.consumer.MemberReporterChecks;
import org.npcs.repository.conformance.consumer.Rehearsal;
import org.npcs.repository.conformance.consumer.SubmitterChecks;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.conformance.mutant.Mutant;
import org.npcs.repository.conformance.mutant.Mutants;
import org.npcs.repository.conformance.requirement.Level;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.requirement.RequirementEntry;
import org.npcs.repository.conformance.run.Check;

class RequirementCoverageTests {

    private static final Path RELEASES = Path.of("..", "api-spec", "releases");
    /** A SHOULD for clients that build forms, which the profile of submitters never meets. */
    private static final Set<String> OPEN = Set.of("DEF-013");

    private static final int FEWEST_REQUIREMENTS = 90;

    private final Collection<RequirementEntry> all =
            RequirementCatalogue.published().all();

    @Test
    void everyRequirementHasACheckOrAReasonWhyNot() {
        Set<String> server = judged(ServerChecks.all());
        Set<String> client = judged(clientChecks());
        Set<String> open = all.stream()
                .filter(entry -> entry.untestable() == null)
                .filter(entry -> entry.bindsServer() && !server.contains(entry.id())
                        || entry.bindsClient() && !client.contains(entry.id()))
                .map(RequirementEntry::id)
                .collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST_REQUIREMENTS);
        assertThat(open).isSubsetOf(OPEN);
        long untestable =
                all.stream().filter(entry -> entry.untestable() != null).count();
        System.out.println("coverage: " + all.size() + " requirements, " + server.size() + " judged in servers by "
                + ServerChecks.all().size() + " checks, " + client.size() + " judged in clients by "
                + clientChecks().size() + " checks, " + untestable + " untestable, "
                + Mutants.all().size() + " wrong servers, " + (Flaw.values().length - 1) + " wrong integrations");
    }

    @Test
    void everyCheckNamesRequirementsThatExist() {
        Set<String> ids = all.stream().map(RequirementEntry::id).collect(Collectors.toSet());
        assertThat(ids).containsAll(judged(ServerChecks.all())).containsAll(judged(clientChecks()));
    }

    @Test
    void aCheckOfAServerJudgesOnlyWhatBindsServers() {
        assertThat(judged(ServerChecks.all()))
                .allMatch(id -> RequirementCatalogue.published().get(id).bindsServer());
        assertThat(judged(clientChecks()))
                .allMatch(id -> RequirementCatalogue.published().get(id).bindsClient());
    }

    @Test
    void noTwoChecksShareAName() {
        List<String> names = Stream.concat(ServerChecks.all().stream(), clientChecks().stream())
                .map(Check::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyOperationNamesRequirementsThatExist() {
        Set<String> ids = all.stream().map(RequirementEntry::id).collect(Collectors.toSet());
        assertThat(ContractDocument.published().operations().values())
                .isNotEmpty()
                .allSatisfy(operation -> {
                    assertThat(operation.requirements()).as(operation.id()).isNotEmpty();
                    assertThat(ids).as(operation.id()).containsAll(operation.requirements());
                });
    }

    @Test
    void everyRequirementNamesOperationsThatExist() {
        Set<String> operations = ContractDocument.published().operations().keySet();
        assertThat(all)
                .allSatisfy(entry -> assertThat(operations).as(entry.id()).containsAll(entry.operations()));
    }

    @Test
    void everyMustThatIsJudgedHasAWrongProduct() {
        Set<String> servers = Mutants.all().stream().map(Mutant::requirement).collect(Collectors.toSet());
        Set<String> clients =
                Arrays.stream(Flaw.values()).map(Flaw::requirement).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (RequirementEntry entry : all) {
            if (entry.untestable() == null && entry.level() == Level.MUST) {
                if (entry.bindsServer() && !servers.contains(entry.id())
                        || entry.bindsClient() && !clients.contains(entry.id())) {
                    missing.add(entry.id());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noRequirementOfAReleaseHasVanished() throws IOException {
        Set<String> released = new TreeSet<>();
        if (Files.isDirectory(RELEASES)) {
            try (Stream<Path> files = Files.walk(RELEASES)) {
                for (Path file : files.filter(path -> path.toString().endsWith("requirements.yaml"))
                        .toList()) {
                    Pattern.compile("(?m)^\\s*- id: ([A-Z]{3}-[0-9]{3})$")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(found -> released.add(found.group(1)));
                }
            }
        }
        Set<String> ids = all.stream().map(RequirementEntry::id).collect(Collectors.toSet());
        assertThat(ids).containsAll(released);
    }

    private static List<Check<Rehearsal>> clientChecks() {
        return Stream.of(SubmitterChecks.all(), BulkSubmitterChecks.all(), MemberReporterChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Set<String> judged(List<? extends Check<?>> checks) {
        return checks.stream()
                .flatMap(check -> check.requirements().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
